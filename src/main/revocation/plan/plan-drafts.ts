/** Consents that are being chosen, slice by slice, until a plan is made of them. Bounded, since a window may never come back for a draft. */
import { randomUUID } from 'node:crypto';
import type { Consent } from '../../../shared/consent';
import { fail } from '../../../shared/failure';
import { planLimit } from '../../../shared/revocation';

interface Draft {
  readonly since: number;
  /** The visit it was begun in. */
  readonly visitId: string | undefined;
  /** By realm and id. What was said first stays. */
  readonly consents: Map<string, Consent>;
}

const longestLife = 10 * 60_000;
const mostDrafts = 4;

export class PlanDrafts {
  readonly #drafts = new Map<string, Draft>();

  /** `now` is epoch milliseconds. */
  constructor(
    private readonly now: () => number,
    private readonly limit = planLimit,
  ) {}

  /**
   * @throws Failure `not-found` for a draft that is unknown or too old, `conflict` for one of another visit, `invalid-input` for one that grows too
   * long; the draft is gone then.
   */
  add(
    draftId: string | null,
    consents: readonly Consent[],
    visitId?: string,
  ): { draftId: string; count: number } {
    const id = draftId ?? this.#begin(visitId);
    const draft = this.#find(id);
    if (draft.visitId !== visitId) {
      this.#drafts.delete(id);
      throw otherVisit();
    }
    for (const consent of consents) {
      const key = JSON.stringify([consent.realmId, consent.id]);
      if (!draft.consents.has(key)) draft.consents.set(key, consent);
    }
    if (draft.consents.size > this.limit) {
      this.#drafts.delete(id);
      throw tooMany(this.limit);
    }
    return { draftId: id, count: draft.consents.size };
  }

  /** What was chosen, in that order, and in which visit; the draft is gone then. @throws Failure `not-found`. */
  take(draftId: string): { chosen: Consent[]; visitId: string | undefined } {
    const { consents, visitId } = this.#find(draftId);
    this.#drafts.delete(draftId);
    return { chosen: [...consents.values()], visitId };
  }

  #begin(visitId: string | undefined): string {
    const id = randomUUID();
    this.#drafts.set(id, { since: this.now(), visitId, consents: new Map() });
    for (const oldest of [...this.#drafts.keys()].slice(0, -mostDrafts)) this.#drafts.delete(oldest);
    return id;
  }

  #find(draftId: string): Draft {
    const draft = this.#drafts.get(draftId);
    const age = draft ? this.now() - draft.since : 0;
    if (draft && age >= 0 && age < longestLife) return draft;
    this.#drafts.delete(draftId);
    throw fail('not-found', 'What was chosen is no longer known: it was too long ago.', 'Choose it again.');
  }
}

const otherVisit = () =>
  fail(
    'conflict',
    'These consents were not all chosen on behalf of the same customer.',
    'Choose them again.',
  );

const tooMany = (limit: number) =>
  fail(
    'invalid-input',
    `A plan holds at most ${limit.toLocaleString('en')} consents.`,
    'Choose fewer, and revoke the others by another plan.',
  );
