/** What services know of the audit log: they tell it what was done through the app. */
import type { AuditEntry } from '../../shared/audit';
import type { RealmProfile } from '../../shared/realm';

/** Where a record stands in the chain. */
export interface AuditPlace {
  seq: number;
  /** HMAC over the record and all before it, hex. */
  mac: string;
}

export interface AuditLog {
  /**
   * Resolves once the record is on the disk. @throws Failure `storage` when it cannot be written: what must not happen unrecorded must then not
   * happen.
   */
  append(entry: AuditEntry): Promise<AuditPlace>;
}

/** A realm as the log names it. */
export const auditRealm = ({ id, name, environment }: Pick<RealmProfile, 'id' | 'name' | 'environment'>) => ({
  id,
  name,
  environment,
});
