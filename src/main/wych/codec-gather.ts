/**
 * Finds fields that go by many names. This is the hot loop of reading 100,000 records, whose shapes differ: looking each of sixty names up
 * in each record costs more than parsing it. So `gather` walks the keys that a record *has* and files the values by name, and `first` asks a
 * field's names in order.
 */

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record's values, filed by name. Ask it with `first`. */
export type Gathered = readonly unknown[];

/** Where the values of one field are filed, the best name first. */
export interface Field {
  readonly from: number;
  readonly to: number;
}

const isNest = -1;
const deepestNest = 3;

/** `nests` are names under which a record may hold the record proper. */
export function fieldTable<Name extends string>(
  names: Readonly<Record<Name, readonly string[]>>,
  nests: readonly string[] = [],
): { fields: Readonly<Record<Name, Field>>; gather: (record: Json) => Gathered } {
  const fields = {} as Record<Name, Field>;
  const slotOf = new Map<string, number>();
  for (const name in names) {
    fields[name] = { from: slotOf.size, to: slotOf.size + names[name].length };
    for (const alias of names[name]) slotOf.set(alias, slotOf.size);
  }
  const empty = new Array<unknown>(slotOf.size).fill(undefined);
  for (const name of nests) slotOf.set(name, isNest);

  const file = (record: Json, found: unknown[], depth: number): void => {
    let nested: Json[] | undefined;
    for (const key in record) {
      const slot = slotOf.get(key);
      if (slot === undefined) continue;
      const value = record[key];
      if (slot !== isNest) found[slot] ??= value;
      else if (isObject(value)) nested = [...(nested ?? []), value];
    }
    // After the whole record, so that an outer value goes before a nested one of the same name.
    if (nested && depth < deepestNest) for (const inner of nested) file(inner, found, depth + 1);
  };

  const gather = (record: Json): Gathered => {
    const found = empty.slice();
    file(record, found, 1);
    return found;
  };
  return { fields, gather };
}

/** The first of a field's names whose value `read` can use; null when none can. Junk under one name does not hide another. */
export function first<T>(found: Gathered, { from, to }: Field, read: (value: unknown) => T | null): T | null {
  for (let slot = from; slot < to; slot++) {
    const value = found[slot];
    if (value === undefined || value === null) continue;
    const usable = read(value);
    if (usable !== null) return usable;
  }
  return null;
}
