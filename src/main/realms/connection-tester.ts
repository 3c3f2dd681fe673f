import type { ConnectionReport, StageResult } from '../../shared/connection-test';
import type { RealmDraft } from '../../shared/realm';
import { type ConnectionTestPorts, testConnection } from '../wych/connection-test';
import type { RealmRegistry } from './realm-registry';

/**
 * The staged test of what is typed into the realm form (R2), one at a time: a new test ends the one before, whose form has been left, and
 * whose stages must not be taken for those of the new one.
 */
export class ConnectionTester {
  #running: AbortController | undefined;

  constructor(
    private readonly registry: Pick<RealmRegistry, 'credentialsForDraft'>,
    private readonly ports: ConnectionTestPorts,
    private readonly tell: (stage: StageResult) => void,
  ) {}

  /** Throws a Failure when the draft lacks a credential, or may not use the stored one. */
  async test(draft: RealmDraft): Promise<ConnectionReport> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const { profile, ...credentials } = await this.registry.credentialsForDraft(draft);
    return testConnection(this.ports, {
      profile,
      credentials,
      signal: running.signal,
      onStage: (stage) => {
        if (!running.signal.aborted) this.tell(stage);
      },
    });
  }
}
