/**
 * A page of a list taken apart: its records, and what stands around them about the list. Servers agree on little but the words, so names
 * are compared without case and separators (`next_cursor` = `nextCursor`), at the top and in the usual containers.
 */
import { isObject, type Json } from './codec-gather';
import { contractFailure } from './http-failure';
import type { DoorAnswer } from './network-door';
import { readJsonBody } from './page-body';

/** What a list is of. */
export type ListOf = 'consents' | 'customers';

const ownNames: Readonly<Record<ListOf, readonly string[]>> = {
  consents: ['consents', 'consent'],
  customers: ['users', 'customers'],
};
const usualNames = ['items', 'content', 'results'];
const containers = ['meta', 'page', 'paging', 'pagination', 'pageinfo', 'links', 'data', 'embedded'];

export interface Envelope {
  records: readonly unknown[];
  around: Around;
  headers: Headers;
}

/** @throws Failure `contract` when there is no list in it. */
export function openEnvelope(answer: DoorAnswer, of: ListOf): Envelope {
  const body = readJsonBody(answer);
  const { headers } = answer;
  if (Array.isArray(body)) return { records: body, around: new Around([]), headers };
  const around = lookAround(body as Json);
  const records = ['data', ...ownNames[of], ...usualNames]
    .map((name) => around.get(name))
    .find(Array.isArray);
  if (!records) throw contractFailure(answer, `an object without a list of ${of}`);
  return { records, around, headers };
}

/** Outer values go before those of containers; a list goes before a container of the same name (`data: { data: [] }`). */
function lookAround(body: Json): Around {
  const outer = Object.entries(body);
  const inner = outer.flatMap(([name, value]) =>
    containers.includes(fold(name)) && isObject(value) ? Object.entries(value) : [],
  );
  return new Around([...outer, ...inner]);
}

const fold = (name: string): string => name.toLowerCase().replace(/[_.@-]/g, '');

/** Values around a list, by folded name. */
export class Around {
  readonly #values = new Map<string, unknown>();

  constructor(entries: readonly (readonly [string, unknown])[]) {
    for (const [name, value] of entries) {
      const key = fold(name);
      if (!this.#values.has(key) || Array.isArray(value)) this.#values.set(key, value);
    }
  }

  get(name: string): unknown {
    return this.#values.get(name);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The first of `names` that is a whole number from 0. */
  number(names: readonly string[]): number | null {
    for (const name of names) {
      const value = readWhole(this.get(name));
      if (value !== null) return value;
    }
    return null;
  }

  /** The first of `names` that is true or false. */
  flag(names: readonly string[]): boolean | null {
    const value = names.map((name) => this.get(name)).find((one) => typeof one === 'boolean');
    return typeof value === 'boolean' ? value : null;
  }
}

/** A whole number from 0, also one written as text; null for anything else. */
export function readWhole(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}
