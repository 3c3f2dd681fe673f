/**
 * The timeline of every HTTP call the app makes (A1). Each attempt is a call of its own; those that belong together share `group`.
 *
 * What is in here has been redacted in main: no secret, no token, in any encoding. What the redactor cannot read is not shown.
 */
import { z } from 'zod';
import { failureKinds } from './failure';
import { realmIdSchema } from './realm';

export const callKinds = [
  'discovery',
  'token',
  'exchange',
  'customers',
  'list',
  'consent',
  'revoke',
] as const;
export type CallKind = (typeof callKinds)[number];

export const callStates = ['under-way', 'answered', 'refused', 'failed'] as const;

const count = z.number().int().nonnegative();
/** Milliseconds; null while it is not known. */
const span = z.number().nonnegative().nullable();

export const activityEntrySchema = z.strictObject({
  /** From 1, in the order in which the calls were asked for. */
  seq: z.number().int().positive(),
  /** The first call of the group: itself, unless it is a further attempt. */
  group: z.number().int().positive(),
  attempt: z.number().int().positive(),
  /** How many attempts its group has had so far, so that a row can say '2 of 3' whatever the filter lets through. */
  attempts: z.number().int().positive(),
  /** Epoch milliseconds at which it was asked for. */
  at: z.number(),
  realmId: realmIdSchema,
  kind: z.enum(callKinds),
  method: z.enum(['GET', 'POST', 'DELETE']),
  /** Redacted. */
  url: z.string(),
  /** `answered`: below 400; `refused`: 400 and above; `failed`: no whole answer came. */
  state: z.enum(callStates),
  status: z.number().int().nullable(),
  failure: z.enum(failureKinds).nullable(),
  /** Where its token came from: a cache hit saved a request. Null: it bears none. */
  token: z.enum(['cached', 'fetched']).nullable(),
  /** The customer's id, when it was made in their context. */
  subject: z.string().nullable(),
  /** `queue`: until it was sent (pace, connection). `wait`: until the headers came. `body`: until the last byte. */
  timing: z.strictObject({ queue: span, wait: span, body: span }),
  /** Bytes of the bodies. */
  sent: count,
  received: count.nullable(),
  requestId: z.string().nullable(),
});
export type ActivityEntry = z.infer<typeof activityEntrySchema>;

export const activityFilterSchema = z.strictObject({
  realmId: realmIdSchema.nullable(),
  /** None: every kind. */
  kinds: z.array(z.enum(callKinds)).max(callKinds.length),
  /** None: every state. */
  states: z.array(z.enum(callStates)).max(callStates.length),
  /** In address, status or request id; case folded. */
  text: z.string().max(200),
});
export type ActivityFilter = z.infer<typeof activityFilterSchema>;

/** A slice, newest first, of what there was when `asOf` was the newest; null: of what there is now. So rows do not move while they are read. */
export const activityQuerySchema = z.strictObject({
  filter: activityFilterSchema,
  asOf: z.number().int().nonnegative().nullable(),
  from: count,
  limit: z.number().int().min(1).max(200),
});
export type ActivityQuery = z.infer<typeof activityQuerySchema>;

export const activitySliceSchema = z.strictObject({
  asOf: count,
  matched: count,
  /** All that are kept. */
  total: count,
  /** The oldest, let go to keep memory bounded. */
  dropped: count,
  entries: z.array(activityEntrySchema),
});
export type ActivitySlice = z.infer<typeof activitySliceSchema>;

/** A body, or in plain words why there is none. */
export const shownBodySchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('shown'), type: z.string(), text: z.string() }),
  z.strictObject({ state: z.literal('withheld'), reason: z.string(), bytes: count }),
  z.strictObject({ state: z.literal('none') }),
]);
export type ShownBody = z.infer<typeof shownBodySchema>;

const headers = z.array(z.strictObject({ name: z.string(), value: z.string() }));

export const activityDetailSchema = z.strictObject({
  entry: activityEntrySchema,
  /** All that are kept of its group, itself included, the first attempt first: alone when there was one. */
  attempts: z.array(activityEntrySchema),
  request: z.strictObject({ headers, body: shownBodySchema }),
  response: z.strictObject({ headers, body: shownBodySchema }).nullable(),
  /** The call as a cURL command, with placeholders where secrets and tokens were. */
  curl: z.string(),
});
export type ActivityDetail = z.infer<typeof activityDetailSchema>;

/** Told at most a few times a second. */
export const activityNewsSchema = z.strictObject({ newest: count, total: count, underWay: count });
export type ActivityNews = z.infer<typeof activityNewsSchema>;
