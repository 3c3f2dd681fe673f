/**
 * What proves a revocation (V8): the record before, the request, the answer and the record after, as received. It is personal data, so it is kept
 * encrypted with a key of the vault, and only as long as its run can be asked about.
 */
export interface Evidence {
  /** The record as it was read right before the revoke, character for character; null when it could not be read. */
  before: { raw: string; readAt: number } | null;
  /** Null when nothing was sent. */
  request: { method: string; url: string; sentAt: number } | null;
  /** Null when nothing was sent. `status` is null when no answer came. */
  response: { status: number | null; requestId: string | null; failure: string | null; at: number } | null;
  /** The record as it was read at last; null when it was gone or could not be read. */
  after: { raw: string; readAt: number } | null;
}

export interface EvidenceStore {
  /** Losing evidence never fails a revocation: resolves false when it could not be kept. */
  put(runId: string, index: number, evidence: Evidence): Promise<boolean>;
  /** Null when there is none, or when it was sealed with a key that is gone. */
  get(runId: string, index: number): Promise<Evidence | null>;
  /** Drops that of all runs but these. */
  keepOnly(runIds: readonly string[]): Promise<void>;
}
