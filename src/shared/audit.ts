/**
 * The audit log: every change made through the app (E1, #32). It never holds a secret, and of a customer at most an id. Records are chained by
 * an HMAC whose key lies in the vault; see `main/audit`.
 */
import { z } from 'zod';
import { environments, realmIdSchema } from './realm';

export const auditKinds = [
  'log-started',
  'log-damaged',
  'realm-added',
  'realm-changed',
  'realm-removed',
  'secret-changed',
  'token-discarded',
  'visit-began',
  'visit-ended',
  'exchange-refused',
  'keychain-accepted',
  'setting-changed',
  'realm-unlocked',
  'realm-locked',
  'plan-exported',
  'plan-opened',
  'run-started',
  'run-paused',
  'run-resumed',
  'run-ended',
  'run-abandoned',
  'revocation-intended',
  'revocation-outcome',
  'proof-saved',
  'confirmation-saved',
  'consents-exported',
  'audit-exported',
  'profiles-exported',
  'profiles-imported',
  'activity-exported',
  'diagnostics-saved',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What happened, as the service that did it tells the log. */
export const auditEntrySchema = z.strictObject({
  kind: z.enum(auditKinds),
  /** As it was called when it happened. */
  realm: z
    .strictObject({ id: realmIdSchema, name: z.string(), environment: z.enum(environments) })
    .optional(),
  consentId: z.string().optional(),
  /** The customer in whose context it was done, by id (U2). */
  subject: z.string().optional(),
  runId: z.string().optional(),
  reason: z.string().optional(),
  ticket: z.string().optional(),
  /** One word: an outcome kind, `refused`, `saved` … */
  outcome: z.string().optional(),
  /** Ids that servers gave to the requests. */
  requestIds: z.array(z.string()).optional(),
  /** What else matters, flat: a plan's hash, who prepared it, which fields of a realm changed, how many rows were exported. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditRecordSchema = z.strictObject({
  /** From 1, without a gap over all files. */
  seq: z.number().int().positive(),
  /** Epoch milliseconds, UTC. */
  at: z.number(),
  /** The OS user and computer, `user@computer`. */
  actor: z.string(),
  /** The app's version. */
  app: z.string(),
  ...auditEntrySchema.shape,
});
export type AuditRecord = z.infer<typeof auditRecordSchema>;

export const auditFilterSchema = z.strictObject({
  /** In any field, case folded. */
  text: z.string().max(200),
  kinds: z.array(z.enum(auditKinds)).max(auditKinds.length),
  realmId: realmIdSchema.nullable(),
  from: z.number().nullable(),
  to: z.number().nullable(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** Newest first. `before` is the `seq` to go on from; null for the newest. */
export const auditQuerySchema = z.strictObject({
  before: z.number().int().positive().nullable(),
  limit: z.number().int().min(1).max(200),
  filter: auditFilterSchema,
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;
export const auditPageSchema = z.strictObject({
  records: z.array(auditRecordSchema),
  /** Where the next page goes on; null at the end. */
  next: z.number().int().positive().nullable(),
  /** All records of the log, filtered or not. */
  total: z.number().int(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

export const auditVerdictSchema = z.strictObject({
  /** `unverifiable`: made with a key that the vault no longer has. */
  state: z.enum(['intact', 'damaged', 'unverifiable']),
  /** How many records were found to be in order. */
  verified: z.number().int(),
  /** Records of earlier keys, which nobody can check any more. */
  unverifiable: z.number().int(),
  /** Where it first is not what it was, and in plain words what is wrong. */
  firstBad: z
    .strictObject({
      seq: z.number().int().nullable(),
      file: z.string(),
      line: z.number().int(),
      problem: z.string(),
    })
    .optional(),
  checkedAt: z.number(),
});
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;

export const auditExportSchema = z.strictObject({
  format: z.enum(['csv', 'jsonl']),
  filter: auditFilterSchema,
});
export type AuditExport = z.infer<typeof auditExportSchema>;
