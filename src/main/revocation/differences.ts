/**
 * What has changed of a consent since it was chosen, in plain words. Only what a decision to revoke rests on counts.
 *
 * The words are kept in the journal and the audit log, so no customer's name or e-mail address is in them: of those it says that they changed.
 */
import type { Consent } from '../../shared/consent';
import { customerDigest, type FrozenConsent } from './plan/plan';

/** Empty when nothing that matters has changed. `salt` is the one of the plan that `chosen` is part of. */
export function differences(chosen: FrozenConsent, now: Consent, salt: string): string[] {
  return [
    status(chosen, now),
    textual('The recipient', nameRecipient(chosen), nameRecipient(now)),
    customer(chosen, now, salt),
    ...permissions(chosen, now),
    textual('The expiry', nameTime(chosen.expiresAt), nameTime(now.expiresAt)),
  ].filter((difference) => difference !== null);
}

/** One status in two spellings is no change; of two that the app does not know, the spelling is all there is. */
function status(chosen: FrozenConsent, now: Consent): string | null {
  const same =
    chosen.status === now.status &&
    (now.status !== 'other' || chosen.statusAsReceived === now.statusAsReceived);
  return same ? null : textual('The status', chosen.statusAsReceived, now.statusAsReceived);
}

function customer(chosen: FrozenConsent, now: Consent, salt: string): string | null {
  if (chosen.customerId !== now.customer.id)
    return textual('The customer', chosen.customerId, now.customer.id);
  return chosen.customerDigest === customerDigest(now.customer, salt)
    ? null
    : 'The customer’s name or e-mail address has changed.';
}

const textual = (what: string, before: string, now: string): string | null =>
  before === now ? null : `${what} was ${before || 'not given'}, and is now ${now || 'not given'}.`;

function permissions(chosen: FrozenConsent, now: Consent): string[] {
  const added = now.permissions.filter((code) => !chosen.permissions.includes(code));
  const removed = chosen.permissions.filter((code) => !now.permissions.includes(code));
  return [
    ...(added.length > 0 ? [`Permissions were added: ${added.join(', ')}.`] : []),
    ...(removed.length > 0 ? [`Permissions were removed: ${removed.join(', ')}.`] : []),
  ];
}

function nameRecipient({ recipient: { id, name } }: Pick<Consent, 'recipient'>): string {
  return name && id ? `${name} (${id})` : name || id;
}

function nameTime(time: number | null): string {
  if (time === null) return '';
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString();
}
