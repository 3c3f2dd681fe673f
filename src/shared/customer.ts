/**
 * Acting on behalf of a customer (U1, U2): who can be found, and the visit in which their consents are seen and revoked.
 *
 * A visit is named in every request that is made in it. So a request that was on its way when the visit ended is refused, and none is ever made
 * in the context of somebody else.
 */
import { z } from 'zod';
import { failureSchema } from './failure-schema';
import { realmIdSchema } from './realm';

export const customerIdSchema = z.string().min(1).max(512);

/** A customer as the realm's user list names them; what it does not say is empty. */
export const customerSchema = z.strictObject({ id: customerIdSchema, email: z.string(), name: z.string() });
export type Customer = z.infer<typeof customerSchema>;

/** In id, e-mail address or name; case and accents folded. Empty: the first of the list. */
export const customerSearchSchema = z.strictObject({
  realmId: realmIdSchema,
  text: z.string().max(200),
  limit: z.number().int().min(1).max(100),
});

/** What is known of a realm's user list so far: it is read once, page by page, while the window asks. */
export const customersFoundSchema = z.strictObject({
  realmId: realmIdSchema,
  state: z.enum(['reading', 'complete', 'failed']),
  /** Customers read so far. */
  known: z.number().int(),
  /** How many of them match; at most `limit` are in `customers`. */
  matches: z.number().int(),
  customers: z.array(customerSchema),
  /** Epoch milliseconds at which the reading ended; null while it goes on. */
  readAt: z.number().nullable(),
  failure: failureSchema.optional(),
});
export type CustomersFound = z.infer<typeof customersFoundSchema>;

export const visitIdSchema = z.string().min(1).max(64);

export const visitSchema = z.strictObject({
  visitId: visitIdSchema,
  realmId: realmIdSchema,
  customer: customerSchema,
  /** Epoch milliseconds. */
  startedAt: z.number(),
  /** Epoch milliseconds: it ends then, unless it is used before. */
  endsAt: z.number(),
});
export type Visit = z.infer<typeof visitSchema>;

/** Milliseconds without use after which a visit ends by itself. */
export const visitPatience = 15 * 60_000;

export const visitEnds = [
  'by the operator',
  'realm switched',
  'realm changed',
  'locked',
  'unused',
  'another visit',
  'app ended',
] as const;
export type VisitEnd = (typeof visitEnds)[number];

/** The visit of the moment, at most one; when it has just ended, why. */
export const visitStateSchema = z.strictObject({
  visit: visitSchema.nullable(),
  ended: z.enum(visitEnds).nullable(),
});
export type VisitState = z.infer<typeof visitStateSchema>;
