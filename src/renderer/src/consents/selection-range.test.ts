import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createConsentsStore } from './consents-store';
import { aConsent } from './rows/testing';
import { createSelectionStore, selectedConsents } from './selection-store';

const read = (realmIds: readonly string[]) => ({
  realmIds,
  run: () => new Promise<never>(() => {}),
  stop: () => {},
});
const all = Uint32Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
const row = (index: number) => ({ realmId: 'alpha', id: `c-${index}` });

function setUp() {
  const consents = createConsentsStore(read, 0);
  consents.getState().open(['alpha', 'beta']);
  consents.getState().table.put(
    [...all].map((index) => aConsent(row(index))),
    1,
  );
  const selection = createSelectionStore(consents).getState();
  const chosen = () =>
    selectedConsents(consents.getState(), all).map(({ id }) => Number(id.slice('c-'.length)));
  return { consents, selection, chosen };
}

test('from a box that was turned on and off again nothing is selected, however the range is drawn', () => {
  const { selection, chosen } = setUp();
  selection.toggle(row(2));
  selection.toggle(row(2));
  selection.reach(all, row(6));
  selection.reach(all, row(4));
  expect(chosen()).toEqual([]);
});

test('a range that turned rows off gives back those that were on, and no others', () => {
  const { selection, chosen } = setUp();
  selection.setAll(Uint32Array.of(2, 3, 6), true);
  selection.toggle(row(2));
  selection.reach(all, row(7));
  expect(chosen()).toEqual([]);
  selection.reach(all, row(4));
  expect(chosen()).toEqual([6]);
});

test('drawn back in another order, it lets go what it took in, and not what was chosen before', () => {
  const { selection, chosen } = setUp();
  selection.toggle(row(0));
  selection.toggle(row(4));
  selection.reach(all, row(6));
  selection.reach(Uint32Array.from([4, 0, 6, 1, 2, 3, 5, 7, 8, 9]), row(4));
  expect(chosen()).toEqual([0, 4]);
});

test.each<[string, (selection: ReturnType<typeof setUp>['selection']) => void]>([
  ['its beginning was let go after a run', (selection) => selection.release([row(2)])],
  ['others were kept alone', (selection) => selection.keepOnly(Uint32Array.of(9))],
  ['all was let go', (selection) => selection.clear()],
])('a range begins anew when %s', (_, act) => {
  const { selection, chosen } = setUp();
  selection.toggle(row(2));
  selection.reach(all, row(3));
  act(selection);
  const before = chosen();
  selection.reach(all, row(8));
  expect(chosen()).toEqual([...before, 8]);
  selection.reach(all, row(7));
  expect(chosen()).toEqual([...before, 7, 8]);
});

test('a row that goes and comes again is no beginning', () => {
  const { consents, selection, chosen } = setUp();
  selection.toggle(row(2));
  consents.getState().drop({ realmId: 'alpha', consentId: 'c-2' });
  consents.getState().table.put([aConsent(row(2))], 1);
  selection.reach(Uint32Array.of(10, 3, 4), row(4));
  expect(chosen()).toEqual([4]);
});

test('however it is drawn, what is selected is what was clicked and what the last reach spans', () => {
  const place = fc.nat(9);
  const order = fc.shuffledSubarray([...all], { minLength: 10 });
  const property = fc.property(
    fc.uniqueArray(place),
    place,
    fc.array(fc.record({ to: place, order }), { minLength: 1, maxLength: 6 }),
    (clicked, anchor, reaches) => {
      const { selection, chosen } = setUp();
      for (const one of clicked) if (one !== anchor) selection.toggle(row(one));
      selection.toggle(row(anchor));
      for (const { to, order } of reaches) selection.reach(Uint32Array.from(order), row(to));
      const { to, order: shown = [] } = reaches.at(-1) ?? { to: 0 };
      const [first, last] = [shown.indexOf(anchor), shown.indexOf(to)].toSorted((a, b) => a - b);
      const spanned = shown.slice(first, (last ?? 0) + 1);
      expect(chosen().toSorted()).toEqual([...new Set([...clicked, anchor, ...spanned])].toSorted());
    },
  );
  fc.assert(property);
});
