/**
 * Revoking, one consent or thousands: choose → review → run → report (V1).
 *
 * The plan is made and kept in main. It names every consent by realm id and consent id (#30) and holds what each was when it was chosen; the
 * window names the plan by id and cannot change what it says. Long lists cross the bridge in slices.
 */
import { z } from 'zod';
import { consentRefSchema, consentSchema, consentStatuses } from './consent';
import { customerSchema, visitIdSchema } from './customer';
import { failureSchema } from './failure-schema';
import { environments, realmIdSchema } from './realm';
import { choiceLimit, runItemStates, sliceLimit } from './revocation-terms';

export * from './revocation-terms';

const planId = z.string().min(1).max(64);
const runId = z.string().min(1).max(64);
const count = z.number().int().nonnegative();
const instant = z.number();

const slice = { from: count, limit: z.number().int().min(1).max(sliceLimit) };

/** Chosen consents as the window showed them. The first message has no draft yet; `prepare` makes the plan of it. */
export const choiceSchema = z.strictObject({
  draftId: z.string().min(1).max(64).nullable(),
  consents: z.array(consentSchema).min(1).max(choiceLimit),
  /** The visit they were chosen in; the same in every slice. */
  visitId: visitIdSchema.optional(),
});
export const draftSchema = z.strictObject({ draftId: z.string(), count });

export const planNameSchema = z.strictObject({ planId });
export const runNameSchema = z.strictObject({ runId });

const realmPart = z.strictObject({
  realmId: realmIdSchema,
  name: z.string(),
  environment: z.enum(environments),
  count,
  revocable: count,
});

export const planItemSchema = z.strictObject({
  /** Its place in the plan, from 0: how a single consent of a plan or run is named. */
  index: count,
  ref: consentRefSchema,
  realmName: z.string(),
  environment: z.enum(environments),
  /** What it was when it was chosen. In a plan that came as a file, name and e-mail of the customer are empty until it has been read again. */
  consent: consentSchema,
  /** False when it has already ended: nothing is sent for it. */
  revocable: z.boolean(),
});
export type PlanItem = z.infer<typeof planItemSchema>;

/** A plan as it is reviewed: everything that is in it, counted; the items themselves are asked for in slices. */
export const planReviewSchema = z.strictObject({
  planId,
  /** SHA-256 over everything the plan says, as 64 hex digits; two operators compare it (V7). */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  preparedAt: instant,
  validUntil: instant,
  /** The OS user and computer, `user@computer`. */
  preparedBy: z.string(),
  /** Set for a plan that came as a file: its reason and ticket are the preparer's and cannot be changed. */
  file: z
    .strictObject({
      name: z.string(),
      reason: z.string(),
      ticket: z.string().optional(),
      byMyself: z.boolean(),
    })
    .optional(),
  /** The customer on whose behalf it revokes, with their user-context token; absent: as the client itself (U1). */
  actingFor: customerSchema.optional(),
  count,
  revocable: count,
  realms: z.array(realmPart),
  /** The most frequent first, at most 20; `otherRecipients` counts the consents of the rest. */
  recipients: z.array(z.strictObject({ name: z.string(), count })),
  otherRecipients: count,
  statuses: z.array(z.strictObject({ status: z.enum(consentStatuses), count })),
  /** How many different customers lose something they allowed. */
  customers: count,
  /** A few of those that can be revoked, spread over realms and recipients. */
  sample: z.array(planItemSchema).max(10),
});
export type PlanReview = z.infer<typeof planReviewSchema>;

export const planItemsQuerySchema = z.strictObject({
  planId,
  ...slice,
  only: z.enum(['revocable', 'ended']).optional(),
});
export const planItemsSchema = z.strictObject({ total: count, items: z.array(planItemSchema) });

/** What has become of the plan's consents since they were chosen; asked for, since it reads each of them. */
export const driftSchema = z.strictObject({
  planId,
  state: z.enum(['checking', 'complete', 'stopped']),
  checked: count,
  total: count,
  same: count,
  changed: count,
  ended: count,
  gone: count,
  unreadable: count,
  /** The first hundred that are not the same, with what is different in plain words. */
  examples: z
    .array(z.strictObject({ index: count, ref: consentRefSchema, differences: z.array(z.string()) }))
    .max(100),
});
export type Drift = z.infer<typeof driftSchema>;

export const reasonLimits = { min: 3, max: 1000 } as const;

/** Trimmed; control characters and right-to-left overrides would make a record lie, so they are refused. */
export const reasonSchema = z
  .string()
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .min(reasonLimits.min, 'Say why, in a few words.')
      .max(reasonLimits.max, `At most ${reasonLimits.max.toLocaleString('en')} characters.`)
      .regex(/^(\n|[^\p{Cc}\p{Bidi_Control}])*$/u, 'Leave out control characters.'),
  );

export const ticketSchema = z
  .string()
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .max(80, 'At most 80 characters.')
      .regex(/^[^\p{Cc}\p{Bidi_Control}]*$/u, 'Leave out control characters.'),
  );

/** Production: the realm's name as the operator typed it, one for each production realm of the plan; compared in main. */
export const confirmationsSchema = z
  .array(z.strictObject({ realmId: realmIdSchema, typedRealmName: z.string().max(200) }))
  .max(100);
export type Confirmation = z.infer<typeof confirmationsSchema>[number];

const words = { reason: reasonSchema, ticket: ticketSchema.optional() };
export const revocationOrderSchema = z.strictObject({ planId, ...words, confirmations: confirmationsSchema });
export type RevocationOrder = z.infer<typeof revocationOrderSchema>;

export const planExportSchema = z.strictObject({ planId, ...words });
/** The hash is that of the file: it covers the reason and a longer validity, so it is not the one that the review showed before. */
export const planExportedSchema = z.union([
  z.strictObject({ saved: z.literal(false) }),
  z.strictObject({ saved: z.literal(true), fileName: z.string(), hash: z.string() }),
]);
export type PlanExported = z.infer<typeof planExportedSchema>;

/** How it ended for one consent. `revoked` is said only when the API, asked again, showed it. */
export const revocationOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('revoked'), after: consentSchema.nullable() }),
  z.strictObject({ kind: z.literal('already-ended'), after: consentSchema.nullable() }),
  z.strictObject({
    kind: z.literal('changed'),
    after: consentSchema.nullable(),
    differences: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('failed'), failure: failureSchema }),
  z.strictObject({ kind: z.literal('unknown'), failure: failureSchema }),
]);
export type RevocationOutcome = z.infer<typeof revocationOutcomeSchema>;

export const runItemSchema = z.strictObject({
  ...planItemSchema.shape,
  state: z.enum(runItemStates),
  /** Set once it has one. After a restart `after` is known only by its status, so it is null. */
  outcome: revocationOutcomeSchema.optional(),
  endedAt: instant.optional(),
  /** The server's own id of the revoke request. */
  requestId: z.string().optional(),
});
export type RunItem = z.infer<typeof runItemSchema>;

export const runStateSchema = z.enum(['running', 'paused', 'stopping', 'ended']);

/** A run, told often: small, whatever the size of the run. */
export const runStatusSchema = z.strictObject({
  runId,
  planId,
  hash: z.string(),
  state: runStateSchema,
  /** Why it is paused: by the operator, because the computer slept, because the app was ended, or by trouble that would fail every item. */
  paused: z
    .strictObject({
      by: z.enum(['operator', 'sleep', 'restart', 'trouble']),
      failure: failureSchema.optional(),
    })
    .optional(),
  reason: z.string(),
  ticket: z.string().optional(),
  preparedBy: z.string(),
  approvedBy: z.string(),
  actingFor: customerSchema.optional(),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Those that the plan calls revocable: what the run is over. */
  total: count,
  counts: z.record(z.enum(runItemStates), count),
  /** Consents a minute, lately; null while nobody can say. */
  perMinute: z.number().nullable(),
  /** Milliseconds; null while nobody can say. */
  timeLeft: z.number().nullable(),
  realms: z.array(
    z.strictObject({
      realmId: realmIdSchema,
      name: z.string(),
      environment: z.enum(environments),
      total: count,
      done: count,
      /** The realm asked to be left alone until then (429). */
      heldUntil: instant.nullable(),
    }),
  ),
});
export type RunStatus = z.infer<typeof runStatusSchema>;

export const runItemsQuerySchema = z.strictObject({
  runId,
  ...slice,
  states: z.array(z.enum(runItemStates)).max(10).optional(),
});
export const runItemsSchema = z.strictObject({ total: count, items: z.array(runItemSchema) });
export const runItemNameSchema = z.strictObject({ runId, index: count });

/** Runs that an earlier start of the app did not bring to their end, and in plain words what could not be read of others. */
export const unfinishedRunsSchema = z.strictObject({
  runs: z.array(runStatusSchema),
  problems: z.array(z.string()),
});
export type UnfinishedRuns = z.infer<typeof unfinishedRunsSchema>;

/** Going on with a run that was interrupted: production asks for the name again. */
export const runContinuationSchema = z.strictObject({ runId, confirmations: confirmationsSchema });

/** One consent of a run, or all of it where `index` is null (V8). */
export const proofOrderSchema = z.strictObject({
  runId,
  index: count.nullable(),
  format: z.enum(['json', 'pdf']),
});
