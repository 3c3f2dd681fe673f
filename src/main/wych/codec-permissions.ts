/** Permission lists in every form seen: a list of codes or of objects, one text with spaces, an object of switches. */
import { fields } from './codec-fields';
import { first, type Gathered, isObject, type Json } from './codec-gather';
import { readTextIn } from './codec-text';

const codeKeys = ['permission', 'code', 'name', 'id', 'scope', 'value'];
const listKeys = ['permissions', 'Permissions', 'scopes', 'scope'];

/** In the order received, each once; empty when the record says nothing readable. */
export function readPermissions(found: Gathered): string[] {
  return first(found, fields.permissions, readList) ?? first(found, fields.mappings, readMappings) ?? [];
}

function readList(value: unknown): string[] | null {
  if (typeof value === 'string') return unique(value.split(/[\s,]+/));
  if (isPlainList(value)) return value;
  if (Array.isArray(value)) {
    return unique(
      value.map((item) => (typeof item === 'string' ? item : (readTextIn(item, codeKeys) ?? ''))),
    );
  }
  if (!isObject(value)) return null;
  for (const key of listKeys) if (Array.isArray(value[key])) return readList(value[key]);
  return unique(Object.keys(value).filter((key) => value[key] === true));
}

/** Each account that a consent maps to repeats what it allows. Some servers write there whose account it is, or its number once more. */
function readMappings(value: unknown): string[] | null {
  return Array.isArray(value) ? unique(value.map((item) => (isObject(item) ? mapped(item) : ''))) : null;
}

const accountKeys = ['accountID', 'accountId', 'account_id'];
const noPermission = /^(n\/a|(primary|secondary|joint|linked)([ _-]?(member|account))?)$/i;

function mapped(item: Json): string {
  const code = readTextIn(item.permission, codeKeys) ?? '';
  return noPermission.test(code) || code === readTextIn(item, accountKeys) ? '' : code;
}

const unique = (codes: string[]): string[] | null => {
  const kept = [...new Set(codes)].filter((code) => code !== '');
  return kept.length > 0 ? kept : null;
};

const fewEnough = 40;

/** A list that can be taken as it is, which most can: short, and all codes, each once. */
function isPlainList(value: unknown): value is string[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > fewEnough) return false;
  for (let at = 0; at < value.length; at++) {
    const code = value[at];
    if (typeof code !== 'string' || code === '') return false;
    for (let earlier = 0; earlier < at; earlier++) if (value[earlier] === code) return false;
  }
  return true;
}
