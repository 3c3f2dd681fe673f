/** Who receives the data, and whose it is. Either comes as an object, as a bare name or id, or as fields of the record itself. */
import type { Consent } from '../../shared/consent';
import { fields } from './codec-fields';
import { fieldTable, first, type Gathered, isObject } from './codec-gather';
import { readText, readTextIn } from './codec-text';

/** Whoever a record is about, under any of the names that servers have for it. */
export const person = fieldTable({
  id: ['id', 'userId', 'userID', 'clientId', 'clientID', 'client_id', 'subject', 'sub'],
  name: [
    'name',
    'Name',
    'fullName',
    'displayName',
    'legalName',
    'brandName',
    'client_name',
    'orgName',
    'org_name',
  ],
  given: ['firstName', 'givenName', 'given_name', 'first_name', 'first', 'given'],
  family: ['lastName', 'familyName', 'family_name', 'last_name', 'last', 'family', 'surname'],
  email: ['email', 'Email', 'emailAddress', 'mail', 'emails'],
});
const nobody = person.gather({});
const addressKeys = ['address', 'value', 'email', 'emailAddress'];

export function readRecipient(found: Gathered): Consent['recipient'] {
  const recipient = first(found, fields.recipient, gatherPerson) ?? nobody;
  return {
    id: first(recipient, person.fields.id, readText) ?? first(found, fields.recipientId, readText) ?? '',
    name:
      readName(recipient) ??
      first(found, fields.recipient, readText) ??
      first(found, fields.recipientName, readText) ??
      '',
  };
}

export function readCustomer(found: Gathered): Consent['customer'] {
  const customer =
    first(found, fields.customer, gatherPerson) ??
    first(found, fields.authorizations, gatherPerson) ??
    nobody;
  return {
    id:
      first(customer, person.fields.id, readText) ??
      first(found, fields.customerId, readText) ??
      first(found, fields.customer, readText) ??
      '',
    name: readName(customer) ?? first(found, fields.customerName, readNameValue) ?? '',
    email:
      first(customer, person.fields.email, readEmail) ?? first(found, fields.customerEmail, readEmail) ?? '',
  };
}

/** Of several, the first: a consent of joint account holders names the one who gave it first. */
function gatherPerson(value: unknown): Gathered | null {
  const one: unknown = Array.isArray(value) ? value.find(isObject) : value;
  return isObject(one) ? person.gather(one) : null;
}

/** The name in one piece, or put together from its parts. */
export const readName = (found: Gathered): string | null =>
  found === nobody ? null : (first(found, person.fields.name, readNameValue) ?? readNameParts(found));

function readNameValue(value: unknown): string | null {
  if (Array.isArray(value)) return joined(value.map(readText));
  if (!isObject(value)) return readText(value);
  const parts = person.gather(value);
  return first(parts, person.fields.name, readText) ?? readNameParts(parts);
}

const readNameParts = (found: Gathered): string | null =>
  joined([first(found, person.fields.given, readText), first(found, person.fields.family, readText)]);

const joined = (parts: (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(' ') || null;

/** An address, an object that holds one, or a list of either: the first. */
export function readEmail(value: unknown): string | null {
  if (!Array.isArray(value)) return readTextIn(value, addressKeys);
  for (const item of value) {
    const email = readTextIn(item, addressKeys);
    if (email !== null) return email;
  }
  return null;
}
