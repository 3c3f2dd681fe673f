/** One reading of a realm's user list: what came so far, whether more will, and whether anybody still uses it. */
import type { Customer, CustomersFound } from '../../shared/customer';
import { type Failure, fail, toFailure } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import type { Clock } from '../clock';
import { CustomerList } from './customer-list';

export type CustomerPages = (signal: AbortSignal) => AsyncIterable<{ records: Customer[] }>;

/** Milliseconds without use after which a list is forgotten. */
const patience = 15 * 60_000;

export class CustomerReading {
  readonly list = new CustomerList();
  readonly #key: string;
  readonly #ending = new AbortController();
  #lastUse: number;
  #state: CustomersFound['state'] = 'reading';
  #readAt: number | null = null;
  #failure: Failure | undefined;

  constructor(
    profile: RealmProfile,
    private readonly clock: Clock,
  ) {
    this.#key = keyOf(profile);
    this.#lastUse = clock.now();
  }

  /** Whether it is what this profile would read. */
  isOf(profile: RealmProfile): boolean {
    return this.#key === keyOf(profile);
  }

  use(): void {
    this.#lastUse = this.clock.now();
  }

  /** Reads no further. */
  end(): void {
    this.#ending.abort();
  }

  state(): Pick<CustomersFound, 'state' | 'known' | 'readAt' | 'failure'> {
    const failure = this.#failure ? { failure: this.#failure } : {};
    return { state: this.#state, known: this.list.length, readAt: this.#readAt, ...failure };
  }

  /** Reads to the end, or until there are more than `most`. Never rejects: `state` tells. */
  async read(pages: CustomerPages, most: number): Promise<void> {
    const { signal } = this.#ending;
    try {
      for await (const { records } of pages(signal)) {
        if (signal.aborted) return;
        const room = most - this.list.length;
        this.list.add(records.slice(0, room));
        if (records.length > room) throw tooMany(most);
      }
      this.#state = 'complete';
    } catch (error) {
      this.#state = 'failed';
      this.#failure = toFailure(error);
    }
    this.#readAt = this.clock.now();
  }

  /** Resolves with true once nobody has used it for long, with false when it was ended before. */
  async isUnused(): Promise<boolean> {
    const { signal } = this.#ending;
    for (;;) {
      if (signal.aborted) return false;
      const left = this.#lastUse + patience - this.clock.now();
      if (left <= 0) return true;
      // A clock that was set back must not keep it.
      await this.clock.sleep(Math.min(left, patience), signal).catch(() => {});
    }
  }
}

/** What the list of a realm depends on: another login or client may be shown other customers. */
const keyOf = (profile: RealmProfile): string =>
  JSON.stringify([
    profile.loginBaseUrl,
    profile.realmName,
    profile.clientId,
    profile.apiBaseUrl,
    profile.partnerId,
    profile.appId,
    profile.routes.users,
  ]);

const tooMany = (most: number) =>
  fail(
    'contract',
    `The realm has more customers than this app keeps: the first ${most.toLocaleString('en')} are searched.`,
    'Search by what you know of the customer; whoever is not found may still be there.',
  );
