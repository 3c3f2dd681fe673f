/**
 * One batch at a time: what is asked for while a batch is under way goes into the next, all of it at once. So a hundred writers share one
 * sync of the disk instead of queueing for a hundred.
 */
export class Batches<T, R> {
  #waiting: Array<{ item: T; resolve: (result: R) => void; reject: (error: unknown) => void }> = [];
  #busy: Promise<void> | null = null;

  /** `act` answers with one result for each item, in their order; when it rejects, every item of the batch does. */
  constructor(private readonly act: (items: readonly T[]) => Promise<readonly R[]>) {}

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#busy ??= this.#work();
    });
  }

  /** Resolves once nothing is under way. */
  async idle(): Promise<void> {
    while (this.#busy) await this.#busy;
  }

  async #work(): Promise<void> {
    // Whoever asks in the same turn shares the first batch.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        const results = await this.act(batch.map(({ item }) => item));
        for (const [index, { resolve }] of batch.entries()) resolve(results[index] as R);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#busy = null;
  }
}
