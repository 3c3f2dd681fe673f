/**
 * One consent as different servers write it down. The field names are those seen across the standards and their servers; the reader in
 * the app must accept them all, so each shape here spells, nests and times things in its own way.
 */
import type { ConsentDraft } from './consent-draft';
import type { HistoryEntry } from './history';
import type { Json, JsonObject } from './json';
import type { Customer } from './names';
import { Dice, mix } from './random';

/** 'wych': flat, ISO times. 'obie': under `Data`. 'pnz': content under `Consent`. 'cdr': flat, epoch times. 'mixed': each in turn. */
export type RecordShape = 'wych' | 'obie' | 'pnz' | 'cdr' | 'mixed';

type Writer = (draft: ConsentDraft, extras: JsonObject) => JsonObject;

const iso = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();

const history = (entries: readonly HistoryEntry[], time: (at: number) => Json): Json =>
  entries.map(({ previousStatus, currentStatus, reason, actionBy, actionTime }) => ({
    previousStatus,
    currentStatus,
    reason,
    actionBy,
    actionTime: time(actionTime),
  }));

const person = ({ id, name, email }: Customer): Json => ({ id, name, email });

const wych: Writer = (draft, extras) => ({
  id: draft.id,
  status: draft.status,
  created: iso(draft.createdAt),
  updated: iso(draft.updatedAt),
  expires: iso(draft.expiresAt),
  sharing_duration: draft.sharingSeconds,
  recipient: draft.recipient,
  user: person(draft.customer),
  permissions: draft.permissions,
  TransactionFromDateTime: iso(draft.dataFrom),
  TransactionToDateTime: draft.dataFrom === undefined ? undefined : iso(draft.expiresAt),
  accounts: draft.accounts,
  history: history(draft.history, (at) => iso(at) ?? null),
  ...extras,
});

const obie: Writer = (draft, extras) => ({
  Data: {
    ConsentId: draft.id,
    Status: draft.status,
    StatusReason: [{ StatusReasonCode: 'U000', StatusReasonDescription: draft.history.at(-1)?.reason }],
    CreationDateTime: iso(draft.createdAt),
    StatusUpdateDateTime: iso(draft.updatedAt),
    ExpirationDateTime: iso(draft.expiresAt),
    Permissions: draft.permissions,
    TransactionFromDateTime: iso(draft.dataFrom),
    TransactionToDateTime: iso(draft.expiresAt),
    clientId: draft.recipient.id,
    client_name: draft.recipient.name,
    userId: draft.customer.id,
    email: draft.customer.email,
    accounts: draft.accounts,
    history: history(draft.history, (at) => iso(at) ?? null),
    ...extras,
  },
  Risk: {},
});

const pnz: Writer = (draft, extras) => ({
  ConsentId: draft.id,
  Status: draft.status,
  CreationDateTime: iso(draft.createdAt),
  StatusUpdateDateTime: iso(draft.updatedAt),
  Consent: {
    Permissions: draft.permissions,
    ExpirationDateTime: iso(draft.expiresAt),
    TransactionFromDateTime: iso(draft.dataFrom),
    DebtorAccount: { SchemeName: 'BECSElectronicCredit', Identification: draft.accounts[0]?.maskedNumber },
  },
  recipient: draft.recipient,
  user: person(draft.customer),
  history: history(draft.history, (at) => iso(at) ?? null),
  ...extras,
});

const cdr: Writer = (draft, extras) => ({
  cdr_arrangement_id: draft.id,
  currentStatus: draft.status,
  createdTimestamp: draft.createdAt, // epoch milliseconds …
  updatedTime: Math.floor(draft.updatedAt / 1000), // … and seconds in one record, as seen
  validityPeriod: draft.expiresAt === undefined ? 0 : Math.floor(draft.expiresAt / 1000),
  sharing_duration: draft.sharingSeconds,
  scope: draft.permissions.join(' '),
  software_id: draft.recipient.id,
  softwareClientName: draft.recipient.name,
  authorizationResources: [{ userID: draft.customer.id, email: draft.customer.email }],
  consentMappingResources: draft.accounts.map((account) => ({
    accountID: account.id,
    permission: draft.permissions[0],
  })),
  history: history(draft.history, (at) => at),
  ...extras,
});

const WRITERS = { wych, obie, pnz, cdr };
const TURNS = ['wych', 'obie', 'pnz', 'cdr'] as const;

export function writeRecord(
  shape: RecordShape,
  draft: ConsentDraft,
  seed: number,
  index: number,
): JsonObject {
  return WRITERS[shapeAt(shape, index)](draft, drawExtras(new Dice(mix(seed, index, 5))));
}

/** PNZ has no such status. */
export function knowsExpired(shape: RecordShape, index: number): boolean {
  return shapeAt(shape, index) !== 'pnz';
}

function shapeAt(shape: RecordShape, index: number): keyof typeof WRITERS {
  return shape === 'mixed' ? (TURNS[index % TURNS.length] ?? 'wych') : shape;
}

/** Fields no reader has heard of, on one record in seven: they must stay visible in the raw record. */
function drawExtras(dice: Dice): JsonObject {
  if (!dice.chance(0.15)) return {};
  return dice.pick<JsonObject>([
    { brand: 'Kāpiti Bank', jointAccountElection: { required: 2, given: dice.between(1, 2) } },
    { x_risk_score: dice.between(1, 99) / 100, riskFlags: ['new-device', '<b>bold</b>', '=1+1'] },
    {
      cdrPolicyVersion: `1.${dice.between(30, 35)}.0`,
      secondaryUser: null,
      nested: { deeper: { still: [1, [2, [3]]] } },
    },
  ]);
}
