import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowIndex } from './row-index';

const realms = fc.nat(2);
const ids = fc.oneof(fc.constantFrom('a', 'b', 'ab', 'ba', '', '\n', '\ud800'), fc.string({ maxLength: 2 }));
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('add' as const), realm: realms, id: ids }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), realm: realms, id: ids }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('keep' as const) }) },
);
type Row = { realm: number; id: string };

function aligned() {
  let rows: (Row | null)[] = [];
  const index = new RowIndex();
  const find = (realm: number, id: string) =>
    index.find(index.hash(realm, id), (row) => rows[row]?.realm === realm && rows[row].id === id);
  return {
    find,
    add: ({ realm, id }: Row) => {
      if (find(realm, id) >= 0) return;
      const row = rows.push({ realm, id }) - 1;
      index.add(row, index.hash(realm, id));
    },
    remove: ({ realm, id }: Row) => {
      const row = find(realm, id);
      if (row < 0) return;
      index.remove(row);
      rows[row] = null;
    },
    keep: (test: (row: Row, number: number) => boolean) => {
      const kept = [...rows.keys()].filter((row) => rows[row] && test(rows[row], row));
      rows = kept.map((row) => rows[row] as Row);
      index.keep(Uint32Array.from(kept));
    },
    rows: () => rows,
  };
}

test('after any mix of changes it finds what a Map would', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const { find, add, remove, keep, rows } = aligned();
      const model = new Map<string, Row>();
      for (const one of steps) {
        if (one.kind === 'keep') {
          keep((row) => row.id.length === 1);
          for (const [key, { id }] of model) if (id.length !== 1) model.delete(key);
        } else {
          const key = `${one.realm}/${one.id}`;
          if (one.kind === 'add') model.set(key, one);
          else model.delete(key);
          if (one.kind === 'add') add(one);
          else remove(one);
        }
      }
      for (const { realm, id } of model.values()) {
        const row = find(realm, id);
        expect(rows()[row]).toMatchObject({ realm, id });
      }
      for (const one of steps)
        if (one.kind !== 'keep' && !model.has(`${one.realm}/${one.id}`))
          expect(find(one.realm, one.id)).toBe(-1);
    }),
  );
});

test('an id is the same wherever it stands', () => {
  const index = new RowIndex();
  expect(index.hash(1, 'a\nbcd\ne', 2, 5)).toBe(index.hash(1, 'bcd'));
});

test('it grows, and what was taken out of the midst of many hides nobody else', () => {
  const { find, add, remove } = aligned();
  const all = Array.from({ length: 20_000 }, (_, number) => ({ realm: number % 3, id: `id-${number}` }));
  for (const row of all) add(row);
  for (const [number, row] of all.entries()) if (number % 3 === 1) remove(row);
  expect(all.map(({ realm, id }) => find(realm, id))).toEqual(
    all.map((_, number) => (number % 3 === 1 ? -1 : number)),
  );
});
