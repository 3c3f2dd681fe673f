/** What is said of the fields of a row whose values repeat, and what free text finds in them. */
import type { Consent } from '../../../../shared/consent';
import type { PackedRecipient } from '../../../../shared/consent-chunk';
import { permissionSummary } from '../permission-summary';
import type { FieldWords } from './coded-column';

export const customerLabel = ({ customer }: Pick<Consent, 'customer'>): string =>
  customer.name || customer.email || customer.id;

const asItIs = (text: string): string => text;

/** Rows hold the ids of realms; people know and search them by name, which is the profile's. */
export const realmWords: FieldWords<string> = {
  missing: '',
  key: asItIs,
  label: asItIs,
  searched: () => '',
};

export const statusWords: FieldWords<string> = {
  missing: '',
  key: asItIs,
  label: asItIs,
  searched: asItIs,
};

export const recipientWords: FieldWords<PackedRecipient> = {
  missing: { id: '', name: '' },
  key: ({ id, name }) => `${id.length}:${id}${name}`,
  label: ({ id, name }) => name || id,
  // No folded query holds a line end, so none is found half in the one and half in the other.
  searched: ({ id, name }) => `${name}\n${id}`,
};

export const permissionWords: FieldWords<readonly string[]> = {
  missing: [],
  key: (permissions) => JSON.stringify(permissions),
  label: permissionSummary,
  searched: (permissions) => `${permissionSummary(permissions)} ${permissions.join(' ')}`,
};
