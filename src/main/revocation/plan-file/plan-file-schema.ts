/**
 * A revocation plan as a file for a second operator (V7): what it holds, version 1.
 *
 * Realms are told by what they are and where they lead, since each computer has its own ids for them; an item names its realm by the place in that
 * list. Of a customer there is the id and a digest, no name and no e-mail address. Nothing is changed while it is read (no trimming, no defaults),
 * so that the hash is over exactly what the file says. Times are epoch milliseconds.
 */
import { z } from 'zod';
import { consentIdSchema, consentStatuses } from '../../../shared/consent';
import { environments } from '../../../shared/realm';
import { planLimit, reasonSchema, ticketSchema } from '../../../shared/revocation';
import type { ChosenKind } from '../../storage/chosen-text';

export const planFileFormat = 'wych-consent-inspector/revocation-plan';
export const planFileVersion = 1;

export const planFileKind: ChosenKind = {
  name: 'revocation plan',
  hint: 'Choose the .json file that the other operator saved with ‘Save as plan file…’.',
  asWritten: 'Ask for the plan file as this app wrote it, for example as an attachment.',
  // Twice what a plan of the most consents takes.
  limit: 64 * 1024 * 1024,
};

/** Milliseconds from when a plan was prepared until a second operator must have run it. */
export const planFileValidity = 7 * 24 * 60 * 60_000;

const oneLine = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Bidi_Control}]*$/u);
/** As the window's order has it, and already without anything to trim. */
const asIs = (schema: z.ZodType<string>) =>
  z.string().refine((text) => {
    const parsed = schema.safeParse(text);
    return parsed.success && parsed.data === text;
  });
const instant = z.number();
/** What a Date can hold: it is named in words. */
const date = instant.min(-8.64e15).max(8.64e15);
const optional = z.string().max(2000).nullable();

export const planFileRealmSchema = z.strictObject({
  environment: z.enum(environments),
  name: z.string().min(1).max(60),
  loginBaseUrl: z.string().min(1).max(2000),
  realmName: z.string().min(1).max(100),
  apiBaseUrl: z.string().min(1).max(2000),
  partnerId: optional,
  appId: optional,
  routes: z.strictObject({
    list: optional,
    one: optional,
    revoke: optional,
    revokeMethod: z.enum(['DELETE', 'POST']).nullable(),
  }),
});
export type PlanFileRealm = z.infer<typeof planFileRealmSchema>;

export const planFileItemSchema = z.strictObject({
  /** Its place in `realms`. */
  realm: z.number().int().nonnegative(),
  id: consentIdSchema,
  status: z.enum(consentStatuses),
  statusAsReceived: z.string(),
  createdAt: date.nullable(),
  expiresAt: date.nullable(),
  recipient: z.strictObject({ id: z.string(), name: z.string() }),
  customerId: z.string(),
  customerDigest: z.string().max(100),
  permissions: z.array(z.string()),
});
export type PlanFileItem = z.infer<typeof planFileItemSchema>;

/** Items are left for `planFileItemSchema`, a part at a time: a hundred thousand at once would keep the window waiting. */
export const planFileHeadSchema = z.strictObject({
  format: z.literal(planFileFormat),
  version: z.literal(planFileVersion),
  /** Of the plan with its reason and ticket; see `plan-hash.ts`. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  plan: z.strictObject({
    planId: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
    salt: z.string().regex(/^[0-9a-f]{32}$/),
    preparedBy: oneLine,
    preparedAt: instant.int().nonnegative(),
    validUntil: instant.int().nonnegative(),
    reason: asIs(reasonSchema),
    ticket: asIs(ticketSchema).optional(),
    realms: z.array(planFileRealmSchema).min(1).max(1000),
    items: z.array(z.unknown()).min(1).max(planLimit),
  }),
});
export type PlanFileHead = z.infer<typeof planFileHeadSchema>;

/** A file that says what it should, apart from the realms of the computer it is opened on. */
export interface PlanFileContent {
  hash: string;
  plan: Omit<PlanFileHead['plan'], 'items'> & { items: PlanFileItem[] };
}
