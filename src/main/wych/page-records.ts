/** The records of a list, decoded, each once. */

export interface RecordsTaken<T> {
  records: T[];
  /** Records that `decode` could not use. */
  unreadable: number;
  /** Records that came before: pages overlap when the list changes while it is read. The first is kept. */
  repeated: number;
}

export class ListRecords<T extends { id: string }> {
  readonly #seen = new Set<string>();
  #unreadable = 0;

  /** @param decode null for a record that cannot be used */
  constructor(private readonly decode: (record: unknown) => T | null) {}

  /** How many different records have come. */
  get different(): number {
    return this.#seen.size;
  }

  /** How many records have come, those that cannot be used among them: what a server counts. */
  get known(): number {
    return this.#seen.size + this.#unreadable;
  }

  /** Of nothing, as an empty page begins with: no. */
  hasSeen(raw: unknown): boolean {
    const record = raw === undefined ? null : this.decode(raw);
    return record !== null && this.#seen.has(record.id);
  }

  takeInto(taken: RecordsTaken<T>, raws: readonly unknown[]): void {
    for (const raw of raws) {
      const record = this.decode(raw);
      if (record === null) {
        taken.unreadable += 1;
        this.#unreadable += 1;
      } else if (this.#isNew(record.id)) taken.records.push(record);
      else taken.repeated += 1;
    }
  }

  /** Looked up once and not twice: an id has to be hashed, which for 100,000 of them takes as long as a page or two. */
  #isNew(id: string): boolean {
    const before = this.#seen.size;
    return this.#seen.add(id).size > before;
  }
}
