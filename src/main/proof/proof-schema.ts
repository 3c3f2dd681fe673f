/**
 * The proof pack as JSON (V8), version 1: what was revoked, why, by whom, and what the API said before, during and after, for somebody who does not have
 * this app. This file is its documentation; the app checks what it writes against it in its tests.
 *
 * Times are ISO 8601, UTC. `raw` is the body of the API's answer, character for character; its `sha256` is over its UTF-8 bytes, hex. Of a request
 * there are method and address, of an answer status and request id: no header, no credential.
 */
import { z } from 'zod';
import { environments } from '../../shared/realm';
import { outcomeKinds, runItemStates } from '../../shared/revocation';

export const proofFormat = 'wych-consent-inspector/proof';
export const proofVersion = 1;

const time = z.iso.datetime();
const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** What the realm is and where it leads, as it was when the plan was made. */
const realm = z.strictObject({
  name: z.string(),
  environment: z.enum(environments),
  loginBaseUrl: z.string(),
  /** The name by which the login knows it. */
  realmName: z.string(),
  apiBaseUrl: z.string(),
  partnerId: z.string().nullable(),
  appId: z.string().nullable(),
});

const record = z.strictObject({ readAt: time, sha256: hex, raw: z.string() });

/** Where a record stands in the audit log of the app: its number, and the HMAC over it and all before it. */
const place = z.strictObject({ seq: z.number().int().positive(), mac: z.string() });

export const proofItemSchema = z.strictObject({
  /** Its place in the plan, from 0. */
  index: z.number().int().nonnegative(),
  /** Place in `realms`. */
  realm: z.number().int().nonnegative(),
  consentId: z.string(),
  /** What it was when it was chosen, without the customer's name and address: those are in the records. */
  chosen: z.strictObject({
    status: z.string(),
    recipient: z.strictObject({ id: z.string(), name: z.string() }),
    customerId: z.string(),
    permissions: z.array(z.string()),
    createdAt: time.nullable(),
    expiresAt: time.nullable(),
  }),
  state: z.enum(runItemStates),
  outcome: z
    .strictObject({
      kind: z.enum(outcomeKinds),
      endedAt: time.nullable(),
      /** Of `changed`. */
      differences: z.array(z.string()).optional(),
      /** Of `failed` and `unknown`. */
      failure: z.strictObject({ kind: z.string(), message: z.string() }).optional(),
    })
    .nullable(),
  /** `missing`: what was read and answered is not kept any more, so the four below are null. */
  evidence: z.enum(['kept', 'missing']),
  /** Read right before the revoke; null when it could not be read. */
  before: record.nullable(),
  /** Null when nothing was sent. */
  request: z.strictObject({ method: z.string(), url: z.string(), sentAt: time }).nullable(),
  /** Null when nothing was sent. `status` is null when no answer came. */
  response: z
    .strictObject({
      at: time,
      status: z.number().int().nullable(),
      requestId: z.string().nullable(),
      failure: z.string().nullable(),
    })
    .nullable(),
  /** Read at last; null when it was gone or could not be read. */
  after: record.nullable(),
  verified: z.strictObject({
    /** That it has ended was seen by reading it again from the API, after whatever was sent. */
    byReadingAgain: z.boolean(),
    /** In words. */
    statement: z.string(),
  }),
  /** Null: recorded by an earlier start of the app, or not at all; look in the log by run and consent. */
  auditChain: z.strictObject({ intent: place.nullable(), outcome: place.nullable() }),
});
export type ProofItem = z.infer<typeof proofItemSchema>;

export const proofHeadSchema = z.strictObject({
  format: z.literal(proofFormat),
  version: z.literal(proofVersion),
  createdAt: time,
  /** `user@computer`, as in the other fields that name a person. */
  createdBy: z.string(),
  app: z.strictObject({ name: z.string(), version: z.string() }),
  run: z.strictObject({
    runId: z.string(),
    planId: z.string(),
    /** SHA-256 over what was planned; two operators compare it. */
    planHash: hex,
    reason: z.string(),
    ticket: z.string().nullable(),
    preparedBy: z.string(),
    preparedAt: time,
    approvedBy: z.string(),
    /** The customer on whose behalf it was done, with a token of their context; absent: by the client itself. Empty is what is not known any more. */
    actingFor: z.strictObject({ id: z.string(), email: z.string(), name: z.string() }).optional(),
    startedAt: time,
    endedAt: time.nullable(),
    state: z.string(),
    /** Consents that the run is over, and how many of them ended how. */
    total: z.number().int(),
    counts: z.record(z.enum(runItemStates), z.number().int()),
  }),
  realms: z.array(realm),
  /** How many of the run's consents this pack is about. */
  count: z.number().int(),
});
export type ProofHead = z.infer<typeof proofHeadSchema>;

export const proofSchema = z.strictObject({ ...proofHeadSchema.shape, items: z.array(proofItemSchema) });
export type Proof = z.infer<typeof proofSchema>;
