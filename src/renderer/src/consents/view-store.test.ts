import { expect, test } from 'vitest';
import { usualColumns } from './grid/columns';
import { remove, setOff, setValues } from './query/edit';
import { format } from './query/format';
import type { QueryTerm } from './query/query';
import { createViewStore } from './view-store';

const names = new Map([
  ['alpha', 'Kauri Sandbox'],
  ['beta', 'Kauri Production'],
  ['gone', 'Tuatara'],
]);

const looking = (text: string) => {
  const store = createViewStore(() => names);
  store.getState().setText(text);
  store.getState().setActive({ realmId: 'alpha', id: 'c-1' });
  store.getState().sortBy('realm');
  return store;
};
const active = [{ text: 'active', isWhole: false }];

test('while the text cannot be read, the rows answer what could be read last', () => {
  const store = looking('hemi status:active');
  store.getState().setText('hemi status:activ expires:');
  expect(store.getState().text).toBe('hemi status:activ expires:');
  expect(store.getState().problem?.message).toContain('No status ‘activ’');
  expect(format(store.getState().query)).toBe('hemi status:active');
  store.getState().setText('hemi');
  expect(store.getState().problem).toBeNull();
  expect(format(store.getState().query)).toBe('hemi');
});

test('a click is asked at once, also beside what cannot be read, which stays as it was typed', () => {
  const store = looking('hemi');
  store.getState().setText('hemi created:soon');
  store.getState().edit(setValues('status', active));
  expect(store.getState().text).toBe('hemi created:soon status:active');
  expect(format(store.getState().query)).toBe('hemi status:active');
  const [, status] = store.getState().query.terms;
  store.getState().edit(setOff(status as QueryTerm, true));
  expect(store.getState().text).toBe('hemi created:soon ~status:active');
  expect(format(store.getState().query)).toBe('hemi ~status:active');
});

test('what asks the same is the same question', () => {
  const store = looking('hemi status:active');
  const { query } = store.getState();
  store.getState().setText(' hemi  Status:ACTIVE, expires:');
  expect(store.getState().query).toBe(query);
});

test('line ends become spaces: the box would drop them, and two words become one', () => {
  const store = looking('acme\r\npay');
  expect(store.getState().text).toBe('acme  pay');
  expect(store.getState().query.terms).toHaveLength(2);
});

test('a realm that is no longer on hand is asked for no more; what else was asked stays as it was typed', () => {
  const store = looking('hemi  realm:"kauri sandbox",Tuatara -realm:Tuatara  x');
  store.getState().rescope(['alpha', 'beta']);
  expect(store.getState()).toMatchObject({
    text: 'hemi  realm:"kauri sandbox" x',
    active: { realmId: 'alpha', id: 'c-1' },
    sort: { column: 'realm' },
  });
  const text = 'hemi  realm:kauri';
  store.getState().setText(text);
  store.getState().rescope(['alpha', 'beta']);
  expect(store.getState().text, 'a part of the name of one that is here').toBe(text);
});

test('in one realm alone nothing is asked of realms, and a row of another is not active', () => {
  const store = looking('hemi realm:kauri ~realm:kauri');
  store.getState().rescope(['beta']);
  expect(store.getState()).toMatchObject({ text: 'hemi', active: null, sort: { column: 'created' } });
});

test('also while the text cannot be read, and in a view that is applied there', () => {
  const store = looking('realm:"Kauri Production"');
  store.getState().rescope(['alpha', 'beta']);
  store.getState().setText('status:actve');
  store.getState().rescope(['alpha']);
  expect(store.getState()).toMatchObject({ text: 'status:actve', query: { terms: [] } });
  const sort = { column: 'realm', descending: false } as const;
  store.getState().apply({ query: 'realm:"Kauri Production" status:active', columns: usualColumns, sort });
  expect(store.getState()).toMatchObject({ text: 'status:active', sort: { column: 'created' } });
  store.getState().rescope(['alpha', 'beta']);
  store.getState().apply({ query: 'realm:"Kauri Production" status:active', columns: usualColumns, sort });
  expect(store.getState()).toMatchObject({ text: 'realm:"Kauri Production" status:active', sort });
});

test('a part of a realm’s name is no part of its id, which nobody sees; the whole id names it', () => {
  const store = looking('realm:alp');
  store.getState().rescope(['alpha', 'beta']);
  expect(store.getState().text).toBe('');
  store.getState().setText('realm:ALPHA');
  store.getState().rescope(['alpha', 'beta']);
  expect(store.getState().text).toBe('realm:ALPHA');
});

test('what is asked beside a text that is too long can be taken away', () => {
  const store = looking('status:active');
  const text = `status:active ${'x'.repeat(10_000)}`;
  store.getState().setText(text);
  const [status] = store.getState().query.terms;
  store.getState().edit(remove(status as QueryTerm));
  expect(store.getState()).toMatchObject({ text, query: { terms: [] } });
});

test('a saved view takes the place of all that was asked, also when it cannot be read', () => {
  const store = looking('hemi');
  const sort = { column: 'expires', descending: false } as const;
  const columns = usualColumns.map((column) => ({ ...column, isHidden: false }));
  store.getState().apply({ query: 'status:ended', columns, sort });
  expect(store.getState()).toMatchObject({ text: 'status:ended', problem: null, columns, sort });
  store.getState().apply({ query: 'status:gone', columns, sort });
  expect(store.getState()).toMatchObject({ text: 'status:gone', query: { terms: [] } });
  expect(store.getState().problem).not.toBeNull();
  store.getState().clear();
  expect(store.getState()).toMatchObject({ text: '', query: { terms: [] }, problem: null });
});
