/**
 * Revoking: plan → review → run → report. The plan is made and kept in main, bound to one realm id and consent id and to what the consent
 * was when it was chosen; the window names the plan by id and cannot change what it says.
 */
import { z } from 'zod';
import { consentRefSchema, consentSchema } from './consent';
import { failureSchema } from './failure-schema';
import { environments } from './realm';

export const revocationPlanSchema = z.strictObject({
  planId: z.string(),
  ref: consentRefSchema,
  realmName: z.string(),
  environment: z.enum(environments),
  /** The consent as the API gave it while the plan was made. */
  before: consentSchema,
  preparedAt: z.number(),
  /** False when it has already ended: there is nothing to run. */
  revocable: z.boolean(),
  /** Production: the realm's name must be typed. Enforced in main. */
  asksRealmName: z.boolean(),
});
export type RevocationPlan = z.infer<typeof revocationPlanSchema>;

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

export const revocationOrderSchema = z.strictObject({
  planId: z.string().min(1).max(64),
  reason: reasonSchema,
  ticket: ticketSchema.optional(),
  /** What the operator typed; compared in main. */
  typedRealmName: z.string().max(200).optional(),
});
export type RevocationOrder = z.infer<typeof revocationOrderSchema>;

/** How it ended. `revoked` is said only when the API, asked again, showed it. */
export const revocationOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('revoked'), after: consentSchema.nullable() }),
  z.strictObject({ kind: z.literal('already-ended'), after: consentSchema.nullable() }),
  z.strictObject({ kind: z.literal('changed'), after: consentSchema, differences: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('failed'), failure: failureSchema }),
  z.strictObject({ kind: z.literal('unknown'), failure: failureSchema }),
]);
export type RevocationOutcome = z.infer<typeof revocationOutcomeSchema>;

export const revocationReportSchema = z.strictObject({
  plan: revocationPlanSchema,
  reason: z.string(),
  ticket: z.string().optional(),
  startedAt: z.number(),
  endedAt: z.number(),
  outcome: revocationOutcomeSchema,
});
export type RevocationReport = z.infer<typeof revocationReportSchema>;
