/**
 * The customers of realms, to be found by id, e-mail address or name (U1). A realm's user list is read once, page by page, while the window asks,
 * and searched here: Wych has no route to search by, and its route to find a user would create one.
 *
 * It is a list of people: in memory alone, for as long as it is used, and bounded.
 */
import type { Customer, CustomersFound } from '../../shared/customer';
import type { RealmId, RealmProfile } from '../../shared/realm';
import type { Clock } from '../clock';
import { CustomerReading } from './customer-reading';

export interface CustomerDirectoryPorts {
  source: {
    listUsers(profile: RealmProfile, signal: AbortSignal): AsyncIterable<{ records: Customer[] }>;
  };
  /** Answers when the realm can be called. Throws a Failure for a realm that is no longer there. */
  realms: { get(realmId: RealmId): RealmProfile | Promise<RealmProfile> };
  clock: Clock;
  limits?: { customers: number; realms: number };
}

const usualLimits = { customers: 200_000, realms: 3 };

export class CustomerDirectory {
  /** The one used last is the last. */
  readonly #readings = new Map<RealmId, CustomerReading>();

  constructor(private readonly ports: CustomerDirectoryPorts) {}

  /** What is known so far; begins to read where nothing is. Never rejects for what the API says: the answer tells it. */
  async search({
    realmId,
    text,
    limit,
  }: {
    realmId: RealmId;
    text: string;
    limit: number;
  }): Promise<CustomersFound> {
    const reading = this.#of(await this.ports.realms.get(realmId));
    const { count, first } = await reading.list.search(text, limit);
    return { realmId, ...reading.state(), matches: count, customers: first };
  }

  /** A customer who has been read; using the list keeps it. */
  find(realmId: RealmId, customerId: string): Customer | undefined {
    const reading = this.#readings.get(realmId);
    reading?.use();
    return reading?.list.find(customerId);
  }

  /** So that it is read anew. */
  forget({ realmId }: { realmId: RealmId }): void {
    this.#readings.get(realmId)?.end();
    this.#readings.delete(realmId);
  }

  forgetAll(): void {
    for (const realmId of [...this.#readings.keys()]) this.forget({ realmId });
  }

  /** Forgets the lists of realms that are gone, or that lead elsewhere now. */
  realmsChanged(profiles: readonly RealmProfile[]): void {
    for (const [realmId, reading] of [...this.#readings]) {
      const profile = profiles.find(({ id }) => id === realmId);
      if (!profile || !reading.isOf(profile)) this.forget({ realmId });
    }
  }

  #of(profile: RealmProfile): CustomerReading {
    const known = this.#readings.get(profile.id);
    const reading = known?.isOf(profile) ? known : this.#begin(profile);
    reading.use();
    this.#readings.delete(profile.id);
    this.#readings.set(profile.id, reading);
    return reading;
  }

  #begin(profile: RealmProfile): CustomerReading {
    const { source, clock, limits = usualLimits } = this.ports;
    this.forget({ realmId: profile.id });
    for (const realmId of [...this.#readings.keys()].slice(0, 1 - limits.realms)) this.forget({ realmId });
    const reading = new CustomerReading(profile, clock);
    void reading.read((signal) => source.listUsers(profile, signal), limits.customers);
    void reading.isUnused().then((isUnused) => {
      if (isUnused) this.forget({ realmId: profile.id });
    });
    return reading;
  }
}
