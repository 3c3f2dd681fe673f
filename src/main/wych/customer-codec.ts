/** A customer as a realm's user list has them: Wych's guide writes an id and an e-mail address, Keycloak and others more. */
import type { Customer } from '../../shared/customer';
import { fieldTable, first, isObject } from './codec-gather';
import { person, readEmail, readName } from './codec-people';
import { readId, readText } from './codec-text';

const ids = fieldTable({
  id: [
    'id',
    'userId',
    'userID',
    'user_id',
    'uuid',
    'customerId',
    'customerID',
    'customer_id',
    'sub',
    'subject',
  ],
  username: ['username', 'userName', 'preferred_username'],
});

/** Longer than an address may be, and than any name that could be shown. */
const longest = 400;

/** Null for a record without an id that can be asked for again. */
export function decodeCustomer(record: unknown): Customer | null {
  if (!isObject(record)) return null;
  const found = ids.gather(record);
  const id = first(found, ids.fields.id, readId);
  if (id === null) return null;
  const about = person.gather(record);
  const email =
    first(about, person.fields.email, readEmail) ?? first(found, ids.fields.username, readAddress) ?? '';
  return { id, email: email.slice(0, longest), name: (readName(about) ?? '').slice(0, longest) };
}

/** Where user names are addresses. */
const readAddress = (value: unknown): string | null => {
  const text = readText(value);
  return text !== null && /^[^@\s]+@[^@\s]+$/.test(text) ? text : null;
};
