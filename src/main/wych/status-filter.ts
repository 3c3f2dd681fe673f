/**
 * What is known of a realm's status filter (B2): which words it has for statuses, and whether it minds what it is asked. Learnt from what the
 * realm sends, for this run only. Nothing personal is in it: a word counts only when it means a status that we know.
 */
import type { Consent, ConsentStatus } from '../../shared/consent';

export interface StatusQuestion {
  readonly status: ConsentStatus;
  /** To be sent as it is. */
  readonly word: string;
  /** Ours, since no word of the realm's own has been seen. */
  readonly isGuess: boolean;
}

interface Word {
  readonly status: ConsentStatus;
  readonly text: string;
  count: number;
}

/** A server may invent a spelling for each record. */
const mostWords = 100;

export class StatusFilter {
  readonly #words = new Map<string, Word>();
  #isUseless = false;
  #takesGuesses = true;
  #isShort = false;

  /** The statuses of some records, as the realm writes them. */
  learn(consents: readonly Pick<Consent, 'status' | 'statusAsReceived'>[]): void {
    for (const { status, statusAsReceived } of consents) {
      const word = this.#words.get(statusAsReceived);
      if (word) word.count += 1;
      else if (status !== 'other' && this.#words.size < mostWords)
        this.#words.set(statusAsReceived, { status, text: statusAsReceived, count: 1 });
    }
  }

  /** A list that came on one page is on screen before anything could come ahead of it. */
  wholeListHad(pages: number): void {
    this.#isShort = pages <= 1;
  }

  /** What can be asked, best first: the commonest word of each status, then the second of each; ours where none has been seen. */
  questions(statuses: readonly ConsentStatus[]): readonly StatusQuestion[] {
    if (this.#isUseless || this.#isShort) return [];
    return statuses
      .flatMap((status) => this.#questionsOf(status).map((question, rank) => ({ question, rank })))
      .sort((one, other) => one.rank - other.rank)
      .map(({ question }) => question);
  }

  /** A guess that is refused may only be spelt otherwise; of the realm's own words none need be tried any more. */
  refused({ isGuess }: StatusQuestion): void {
    if (isGuess) this.#takesGuesses = false;
    else this.#isUseless = true;
  }

  /** It answered with other statuses than the one it was asked for. */
  ignored(): void {
    this.#isUseless = true;
  }

  #questionsOf(status: ConsentStatus): readonly StatusQuestion[] {
    // Whatever we do not know is one status to us and many to the server.
    if (status === 'other') return [];
    const known = [...this.#words.values()].filter((word) => word.status === status);
    if (known.length === 0) return this.#takesGuesses ? [{ status, word: status, isGuess: true }] : [];
    return known
      .sort((one, other) => other.count - one.count)
      .map(({ text }) => ({ status, word: text, isGuess: false }));
  }
}

export class StatusFilters {
  readonly #filters = new Map<string, StatusFilter>();

  /** Of a realm at this address of its list: at another one it has yet to show what it does. */
  of(realmId: string, listUrl: string): StatusFilter {
    const key = `${realmId} ${listUrl}`;
    const known = this.#filters.get(key) ?? new StatusFilter();
    this.#filters.set(key, known);
    return known;
  }
}
