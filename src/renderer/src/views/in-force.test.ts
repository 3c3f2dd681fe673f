import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnKeys } from '../../../shared/columns';
import type { SavedView } from '../../../shared/view';
import { parse } from '../consents/query/parse';
import type { Look } from '../consents/view-store';
import { offeredIn, viewInForce } from './in-force';
import { usualLook } from './look';
import { usualViews } from './usual-views';

const view = (id: string, realmId: string | null = null, look: Partial<Look> = {}): SavedView => {
  const { query, columns, sort } = { ...usualLook, ...look };
  return { id, name: id, realmId, query, columns: [...columns], sort };
};

test('a realm has its own views and those of every realm, by name; all realms together have the latter alone', () => {
  const views = [view('view 10', 'kiwi'), view('view 9', 'kiwi'), view('b'), view('tui’s', 'tui'), view('A')];
  const names = (list: readonly SavedView[]) => list.map(({ name }) => name);
  const kiwi = offeredIn(views, 'kiwi');
  expect(names(kiwi.ofRealm)).toEqual(['view 9', 'view 10']);
  expect(names(kiwi.ofAll)).toEqual(['A', 'b']);
  expect(offeredIn(views, null)).toEqual({ ofRealm: [], ofAll: kiwi.ofAll });
});

test.each(usualViews)('the usual view ‘$name’ asks what the list understands', ({ query }) => {
  expect(parse(query).problem).toBeNull();
});

describe('what is in force', () => {
  test.each([
    ['', 'All consents'],
    ['  status:active ', 'Active'],
    ['status:lapsed', 'Expired in effect'],
  ])('the question ‘%s’ is the usual view ‘%s’, in whatever columns', (query, name) => {
    const look = { ...usualLook, query, columns: [], sort: { column: 'id', descending: true } as const };
    expect(viewInForce(undefined, look)).toMatchObject({ kind: 'usual', view: { name } });
  });

  test('another question is no view', () => {
    expect(viewInForce(undefined, { ...usualLook, query: 'acme' })).toEqual({ kind: 'none' });
  });

  test('a saved view is in force as it was applied, and says so when anything differs', () => {
    const looks = fc.record({
      query: fc.string({ unit: 'binary', maxLength: 40 }),
      columns: fc.uniqueArray(
        fc.record({
          key: fc.constantFrom(...columnKeys),
          width: fc.option(fc.constantFrom(48, 200)),
          isHidden: fc.boolean(),
        }),
        { selector: ({ key }) => key },
      ),
      sort: fc.record({ column: fc.constantFrom(...columnKeys), descending: fc.boolean() }),
    });
    const isChanged = (saved: SavedView, look: Look) => {
      const inForce = viewInForce(saved, look);
      return inForce.kind === 'saved' && inForce.view === saved && inForce.isChanged;
    };
    fc.assert(
      fc.property(looks, (look) => {
        const saved = view('v', null, look);
        expect(isChanged(saved, look)).toBe(false);
        expect(isChanged(saved, { ...look, query: `${look.query}x` })).toBe(true);
        const { column, descending } = look.sort;
        expect(isChanged(saved, { ...look, sort: { column, descending: !descending } })).toBe(true);
        const [first, ...rest] = look.columns;
        if (first) {
          const columns = [{ ...first, isHidden: !first.isHidden }, ...rest];
          expect(isChanged(saved, { ...look, columns })).toBe(true);
        }
      }),
    );
  });
});
