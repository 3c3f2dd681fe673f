import { expect, test } from 'vitest';
import { noFilter } from './rows/filter';
import { createViewStore } from './view-store';

const looking = () => {
  const store = createViewStore();
  store.getState().setFilter({ ...noFilter, text: 'hemi', realms: ['alpha', 'gone'] });
  store.getState().setActive({ realmId: 'alpha', id: 'c-1' });
  store.getState().sortBy('realm');
  return store;
};

test('a realm that is no longer on hand is asked for no more; what else was asked stays', () => {
  const store = looking();
  store.getState().rescope(['alpha', 'beta']);
  expect(store.getState()).toMatchObject({
    filter: { text: 'hemi', realms: ['alpha'] },
    active: { realmId: 'alpha', id: 'c-1' },
    sort: { column: 'realm' },
  });
});

test('in one realm alone nothing is asked of realms, and a row of another is not active', () => {
  const store = looking();
  store.getState().rescope(['beta']);
  expect(store.getState()).toMatchObject({
    filter: { text: 'hemi', realms: [] },
    active: null,
    sort: { column: 'created' },
  });
});
