/**
 * An audit log that remembers where the records of the latest runs stand in the chain, so that a proof can point to them. In memory: of what an
 * earlier start of the app recorded it knows nothing, and those records are found in the log by run and consent.
 */
import type { AuditEntry } from '../../shared/audit';
import type { ConsentRef } from '../../shared/consent';
import type { AuditLog, AuditPlace } from '../audit/audit-log';

export interface ConsentPlaces {
  intent: AuditPlace | null;
  /** The last one, where a consent was looked at again. */
  outcome: AuditPlace | null;
}

const mostRuns = 2;
const none: ConsentPlaces = { intent: null, outcome: null };

export class AuditPlaces implements AuditLog {
  readonly #runs = new Map<string, Map<string, ConsentPlaces>>();

  constructor(private readonly log: AuditLog) {}

  async append(entry: AuditEntry): Promise<AuditPlace> {
    const place = await this.log.append(entry);
    const { kind, runId, realm, consentId } = entry;
    if (runId === undefined || realm === undefined || consentId === undefined) return place;
    const part = kind === 'revocation-intended' ? 'intent' : kind === 'revocation-outcome' ? 'outcome' : null;
    if (part) this.#remember(runId, { realmId: realm.id, consentId }, part, place);
    return place;
  }

  of(runId: string, ref: ConsentRef): ConsentPlaces {
    return this.#runs.get(runId)?.get(keyOf(ref)) ?? none;
  }

  #remember(runId: string, ref: ConsentRef, part: keyof ConsentPlaces, { seq, mac }: AuditPlace): void {
    let run = this.#runs.get(runId);
    if (!run) {
      run = new Map();
      this.#runs.set(runId, run);
      const [oldest] = this.#runs.keys();
      if (this.#runs.size > mostRuns && oldest !== undefined) this.#runs.delete(oldest);
    }
    const key = keyOf(ref);
    run.set(key, { ...(run.get(key) ?? none), [part]: { seq, mac } });
  }
}

const keyOf = ({ realmId, consentId }: ConsentRef): string => `${realmId} ${consentId}`;
