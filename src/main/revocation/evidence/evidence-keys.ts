/**
 * The keys that evidence was and is sealed with. While the keychain is silent another key stands in, and later there may be a lasting one: what
 * was sealed meanwhile is still to be opened in this run, and no revocation waits for a keychain twice.
 */
export interface EvidenceKeys {
  /** Never throws. `lasting`: a later start of the app will be given the same. */
  get(name: 'evidence'): Promise<{ key: Buffer; lasting: boolean }>;
}

export class EvidenceKeyring {
  /** The newest last. */
  #keys: Buffer[] = [];
  #lasting = false;

  constructor(private readonly keys: EvidenceKeys) {}

  async forSealing(): Promise<Buffer> {
    const newest = this.#keys.at(-1);
    if (!newest) return this.#ask();
    if (!this.#lasting) void this.#ask().catch(() => {});
    return newest;
  }

  /** Every key of this run, the likeliest first. */
  async forOpening(): Promise<Buffer[]> {
    await this.#ask();
    return this.#keys.toReversed();
  }

  async #ask(): Promise<Buffer> {
    if (!this.#lasting) {
      const { key, lasting } = await this.keys.get('evidence');
      this.#keys = [...this.#keys.filter((one) => !one.equals(key)), key];
      this.#lasting = lasting;
    }
    return this.#keys.at(-1) as Buffer;
  }
}
