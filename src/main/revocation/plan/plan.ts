/**
 * A revocation plan as main keeps it, in a file for a second operator and in the journal of its run: what exactly is to be revoked, where, and
 * what each consent was when it was chosen. Of a customer it holds the id and a digest, no name and no e-mail address, so that none of
 * those files is a list of people.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Consent } from '../../../shared/consent';
import type { RealmProfile } from '../../../shared/realm';

/** What a decision to revoke rested on. Times are epoch milliseconds. */
export interface FrozenConsent {
  realmId: string;
  id: string;
  status: Consent['status'];
  statusAsReceived: string;
  createdAt: number | null;
  expiresAt: number | null;
  recipient: { id: string; name: string };
  customerId: string;
  /** Of the customer's name and e-mail address, with the plan's salt: a change is noticed, the words are not told. */
  customerDigest: string;
  permissions: readonly string[];
}

export interface Plan {
  planId: string;
  /** Hex; keeps digests of one plan from being compared with those of another. */
  salt: string;
  /** Epoch milliseconds. */
  preparedAt: number;
  validUntil: number;
  /** `user@computer`. */
  preparedBy: string;
  /** The id of the customer on whose behalf it revokes (U1): all its consents are theirs, in one realm. Absent: as the client itself. */
  actingFor?: string;
  /** The realms as they were when the plan was made, by id: a run is refused where one leads elsewhere since (`same-realm.ts`). */
  realms: Readonly<Record<string, RealmProfile>>;
  items: readonly FrozenConsent[];
}

export const newSalt = (): string => randomBytes(16).toString('hex');

export const customerDigest = ({ name, email }: Consent['customer'], salt: string): string =>
  createHash('sha256')
    .update(JSON.stringify([salt, name, email]))
    .digest('base64url');

export const freeze = (consent: Consent, salt: string): FrozenConsent => ({
  realmId: consent.realmId,
  id: consent.id,
  status: consent.status,
  statusAsReceived: consent.statusAsReceived,
  createdAt: consent.createdAt,
  expiresAt: consent.expiresAt,
  recipient: { ...consent.recipient },
  customerId: consent.customer.id,
  customerDigest: customerDigest(consent.customer, salt),
  permissions: [...consent.permissions],
});
