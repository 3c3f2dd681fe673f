/** One reading of some realms, from the first page to the last: asks main for what has arrived until there is no more. */
import type { BridgeClient } from '../../../shared/bridge';
import type { BrowsePull } from '../../../shared/browsing';
import { type Failure, toFailure } from '../../../shared/failure';

export type BrowsePort = Pick<BridgeClient['consents'], 'browse' | 'pull' | 'stop'>;

export interface ReadingSink {
  took(pull: BrowsePull): void;
  /** The reading as a whole broke off; a realm's own failure is in its progress. */
  failed(failure: Failure): void;
}

export class Reading {
  #browseId: string | undefined;
  #isStopped = false;

  constructor(
    private readonly port: BrowsePort,
    readonly realmIds: readonly string[],
    private readonly sink: ReadingSink,
  ) {}

  async run(): Promise<void> {
    try {
      const { browseId } = await this.port.browse({ realmIds: [...this.realmIds] });
      this.#browseId = browseId;
      if (this.#isStopped) return this.#tellMain();
      for (let isDone = false; !isDone; ) {
        const pull = await this.port.pull({ browseId });
        // What a stopped reading still brings belongs to a question that nobody asks any more.
        if (this.#isStopped) return;
        this.sink.took(pull);
        isDone = pull.done;
      }
    } catch (error) {
      if (!this.#isStopped) this.sink.failed(toFailure(error));
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#tellMain();
  }

  #tellMain(): void {
    // A browse that main has forgotten meanwhile is stopped as well.
    if (this.#browseId !== undefined) this.port.stop({ browseId: this.#browseId }).catch(() => {});
  }
}
