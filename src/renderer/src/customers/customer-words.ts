/** Customers and visits in words: pure. */
import type { Customer, CustomersFound, Visit, VisitEnd } from '../../../shared/customer';
import { count } from '../consents/progress-summary';

/** What a customer is called: whatever the realm's user list says of them, the most human first. */
export const customerTitle = ({ name, email, id }: Customer): string => name || email || id;

/** What else tells them from others of the same name. */
export const customerExtra = (customer: Customer): string =>
  customer.email !== customerTitle(customer) ? customer.email : '';

/** 'Hēmi', for a button that has no room. */
export function shortTitle(customer: Customer, most = 24): string {
  const title = customerTitle(customer);
  return [...title].length > most ? `${[...title].slice(0, most - 1).join('')}…` : title;
}

/** How far the realm's user list has been read, and what of it is shown. */
export function listText({ state, known, matches, customers }: CustomersFound, isNarrowed: boolean): string {
  const read = count(known, 'customer');
  const shown =
    matches > customers.length
      ? `The first ${customers.length.toLocaleString('en')} of ${matches.toLocaleString('en')} are shown: type more to find one.`
      : isNarrowed && matches > 0
        ? `${matches.toLocaleString('en')} ${matches === 1 ? 'matches' : 'match'}.`
        : '';
  switch (state) {
    case 'reading':
      return `${read} read so far … ${shown}`.trim();
    case 'complete':
      return `${read} in this realm. ${shown}`.trim();
    case 'failed':
      return `${read} read before the list broke off. ${shown}`.trim();
  }
}

/** Why a visit ended that nobody ended by hand. */
export function endText(why: VisitEnd): string {
  switch (why) {
    case 'unused':
      return 'It was not used for 15 minutes.';
    case 'locked':
      return 'This computer was locked or went to sleep.';
    case 'realm switched':
      return 'Another realm was opened.';
    case 'realm changed':
      return 'Its realm was changed or deleted.';
    case 'app ended':
      return 'The app was closed.';
    case 'by the operator':
      return 'You ended it.';
    case 'another visit':
      return 'You act for another customer now.';
  }
}

const soon = 60_000;

/** What a screen reader is told: of the beginning and of the near end, not of every second. */
export function visitAnnouncement(visit: Visit | null, realmName: string, now: number): string {
  if (!visit) return '';
  const whom = `You act for ${customerTitle(visit.customer)} in ${realmName}.`;
  return visit.endsAt - now > soon ? whom : `${whom} It ends in less than a minute unless it is used.`;
}
