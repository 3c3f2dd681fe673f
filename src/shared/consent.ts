/** A consent as the app speaks of it, whatever standard and server it came from. Pure; times are epoch milliseconds, UTC. */
import { z } from 'zod';
import { consentStatuses } from './consent-status';
import { realmIdSchema } from './realm';

export * from './consent-status';

export const consentIdSchema = z.string().min(1).max(512);

/** A consent is always named with its realm: the same id may exist in two. */
export const consentRefSchema = z.strictObject({ realmId: realmIdSchema, consentId: consentIdSchema });
export type ConsentRef = z.infer<typeof consentRefSchema>;

const instant = z.number().nullable();

/** One row: what browsing, filtering and a decision to revoke need. The record itself stays in main until it is opened. */
export const consentSchema = z.strictObject({
  realmId: realmIdSchema,
  id: consentIdSchema,
  status: z.enum(consentStatuses),
  /** The status exactly as received. */
  statusAsReceived: z.string(),
  createdAt: instant,
  updatedAt: instant,
  expiresAt: instant,
  recipient: z.strictObject({ id: z.string(), name: z.string() }),
  customer: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  permissions: z.array(z.string()),
});
export type Consent = z.infer<typeof consentSchema>;

export const historyEntrySchema = z.strictObject({
  at: instant,
  status: z.string(),
  by: z.string(),
  reason: z.string(),
});

/** One consent, opened: read again from the API, with what only the detail shows. */
export const consentDetailSchema = z.strictObject({
  consent: consentSchema,
  accounts: z.array(z.string()),
  purpose: z.string(),
  dataFrom: instant,
  dataTo: instant,
  /** Seconds; null when the record does not say, 0 for once-off. */
  sharingDuration: z.number().nullable(),
  history: z.array(historyEntrySchema),
  statusReasons: z.array(z.string()),
  /** The body of the answer, character for character. */
  raw: z.string(),
  readAt: z.number(),
  requestId: z.string().optional(),
});
export type ConsentDetail = z.infer<typeof consentDetailSchema>;
