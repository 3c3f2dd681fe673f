/** What has changed of a consent since it was chosen, in plain words. Only what a decision to revoke rests on counts. */
import type { Consent } from '../../shared/consent';

/** Empty when nothing that matters has changed. */
export function differences(before: Consent, now: Consent): string[] {
  return [
    status(before, now),
    textual('The recipient', nameRecipient(before), nameRecipient(now)),
    textual('The customer', nameCustomer(before), nameCustomer(now)),
    ...permissions(before, now),
    textual('The expiry', nameTime(before.expiresAt), nameTime(now.expiresAt)),
  ].filter((difference) => difference !== null);
}

/** One status in two spellings is no change; of two that the app does not know, the spelling is all there is. */
function status(before: Consent, now: Consent): string | null {
  const same =
    before.status === now.status &&
    (now.status !== 'other' || before.statusAsReceived === now.statusAsReceived);
  return same ? null : textual('The status', before.statusAsReceived, now.statusAsReceived);
}

const textual = (what: string, before: string, now: string): string | null =>
  before === now ? null : `${what} was ${before || 'not given'}, and is now ${now || 'not given'}.`;

function permissions(before: Consent, now: Consent): string[] {
  const added = now.permissions.filter((code) => !before.permissions.includes(code));
  const removed = before.permissions.filter((code) => !now.permissions.includes(code));
  return [
    ...(added.length > 0 ? [`Permissions were added: ${added.join(', ')}.`] : []),
    ...(removed.length > 0 ? [`Permissions were removed: ${removed.join(', ')}.`] : []),
  ];
}

const nameRecipient = ({ recipient }: Consent): string => nameOf([recipient.name, recipient.id]);
const nameCustomer = ({ customer }: Consent): string => nameOf([customer.name, customer.email, customer.id]);

const nameOf = (parts: string[]): string => {
  const [first = '', ...others] = parts.filter((part) => part !== '');
  return others.length > 0 ? `${first} (${others.join(', ')})` : first;
};

const nameTime = (time: number | null): string => (time === null ? '' : new Date(time).toISOString());
