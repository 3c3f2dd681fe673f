/**
 * Plan files saved and opened (V7): one operator prepares a plan and saves it, another opens it, sees the same hash, and runs it. Both acts are in the
 * audit log with that hash. A file is refused as a whole (`plan-file-reading.ts`, `plan-file-realms.ts`), and then nothing else has happened.
 */
import type { z } from 'zod';
import { FailureError, fail } from '../../../shared/failure';
import type { RealmProfile } from '../../../shared/realm';
import type { PlanExported, PlanReview, planExportSchema } from '../../../shared/revocation';

import type { AuditLog } from '../../audit/audit-log';
import { saveRecorded, shownName } from '../../audit/recorded-file';
import type { FileChooser, FileKind } from '../../shell/file-chooser';
import { readChosenText } from '../../storage/chosen-text';
import type { Plan } from '../plan/plan';
import type { PlanDesk } from '../plan/plan-desk';
import { type PlanWords, planHash } from '../plan/plan-hash';
import { readPlanFile } from './plan-file-reading';
import { matchRealms } from './plan-file-realms';
import { type PlanFileContent, planFileKind, planFileValidity } from './plan-file-schema';
import { planFileParts } from './plan-file-writing';

export interface PlanFilePorts {
  desk: Pick<PlanDesk, 'find' | 'adopt'>;
  realms: {
    readonly profiles: readonly RealmProfile[];
  };
  /** Resolves once the demo realms, where there are any, have the addresses of this run. */
  ready?(): Promise<unknown>;
  chooser: FileChooser;
  audit: AuditLog;
  clock: { now(): number };
  /** `user@computer`. */
  actor: string;
  /** Bytes that a plan file may have. */
  limit?: number;
}

const kind: FileKind = { name: 'Revocation plan', extension: 'json' };

export class PlanFiles {
  constructor(private readonly ports: PlanFilePorts) {}

  /**
   * With the hash of the file: its plan has a reason and is valid for longer, so it is not the hash that the plan had in the window.
   *
   * @throws Failure `not-found` or `conflict` as the desk does, `conflict` for a plan that came as a file or is on behalf of a customer, `storage`.
   */
  async exportFile({ planId, reason, ticket }: z.output<typeof planExportSchema>): Promise<PlanExported> {
    const { plan: shelved, file } = this.ports.desk.find(planId);
    if (file) throw passItOn(file.name);
    if (shelved.actingFor !== undefined) throw actsForSomebody();
    const plan = forFile(shelved);
    const words: PlanWords = { reason, ...(ticket && { ticket }) };
    const hash = await planHash(plan, words);
    const path = await this.ports.chooser.save(
      'Save plan file',
      `revocation-plan-${hash.slice(0, 8)}.json`,
      kind,
    );
    if (path === null) return { saved: false };
    const { fileName } = await saveRecorded(this.ports.audit, {
      path,
      entry: {
        kind: 'plan-exported',
        ...words,
        outcome: 'saved',
        details: { hash, consents: plan.items.length, preparedBy: plan.preparedBy },
      },
      write: async (whole) => {
        for (const part of planFileParts(plan, words, hash)) {
          await whole.write(part);
          if (whole.bytes > this.#limit) throw tooLarge();
        }
      },
    });
    return { saved: true, fileName, hash };
  }

  /** Null: no file was chosen. @throws Failure `invalid-input`, `conflict` or `storage`; the plan is not opened then. */
  async openFile(): Promise<PlanReview | null> {
    const path = await this.ports.chooser.open('Open plan file', kind);
    if (path === null) return null;
    const content = await readPlanFile(
      await readChosenText(path, { ...planFileKind, limit: this.#limit }),
      this.ports.clock.now(),
    );
    await this.ports.ready?.();
    const plan = localPlan(content, matchRealms(content.plan.realms, this.ports.realms.profiles));
    await this.#refuseRunOrOther(content);
    const { reason, ticket, preparedBy } = content.plan;
    const name = shownName(path);
    await this.ports.audit.append({
      kind: 'plan-opened',
      reason,
      ...(ticket && { ticket }),
      outcome: 'opened',
      details: { hash: content.hash, consents: plan.items.length, preparedBy, fileName: name },
    });
    const byMyself = preparedBy === this.ports.actor;
    return this.ports.desk.adopt(plan, { name, reason, ...(ticket && { ticket }), byMyself });
  }

  get #limit(): number {
    return this.ports.limit ?? planFileKind.limit;
  }

  /**
   * A plan that was run, or another under the id of one that is being reviewed: the window names plans by id, and what it shows must stay what it runs.
   * One that the desk does not know is what is expected.
   */
  async #refuseRunOrOther({ hash, plan: { planId, reason, ticket } }: PlanFileContent): Promise<void> {
    let shelved: Plan;
    try {
      shelved = this.ports.desk.find(planId).plan;
    } catch (error) {
      if (error instanceof FailureError && error.failure.kind === 'not-found') return;
      throw error;
    }
    if ((await planHash(forFile(shelved), { reason, ticket })) !== hash) throw otherPlan();
  }
}

/** Valid for longer than one that waits in the window; the same plan always until the same time. */
const forFile = (plan: Plan): Plan => ({ ...plan, validUntil: plan.preparedAt + planFileValidity });

/** `realms` are the local ones, in the file's order. */
const localPlan = ({ plan }: PlanFileContent, realms: readonly RealmProfile[]): Plan => ({
  planId: plan.planId,
  salt: plan.salt,
  preparedAt: plan.preparedAt,
  validUntil: plan.validUntil,
  preparedBy: plan.preparedBy,
  realms: Object.fromEntries(realms.map((realm) => [realm.id, realm])),
  items: plan.items.map(({ realm, ...item }) => ({ ...item, realmId: realms[realm]?.id ?? '' })),
});

const passItOn = (name: string) =>
  fail(
    'conflict',
    'This plan came as a file, with the reason of who prepared it.',
    `Pass on ‘${name}’ as it is: it is good for anybody who has its realms.`,
  );

/** The second operator would have to act for the same customer, and a file must not bring them to it. */
const actsForSomebody = () =>
  fail(
    'conflict',
    'This plan revokes on behalf of the customer you act for, so it cannot be handed to somebody else as a file. Nothing was saved.',
    'Run it here while you act for them; or stop acting for them, choose the consents again and save that plan.',
  );

const otherPlan = () =>
  fail(
    'conflict',
    'This file goes by the name of a plan that is open here and says something else. Nothing was opened.',
    'Do not use it before you have asked the operator who sent it.',
  );

const tooLarge = () =>
  fail(
    'invalid-input',
    'This plan is too large for a plan file. Nothing was saved.',
    'Choose fewer consents, and save the others as another plan.',
  );
