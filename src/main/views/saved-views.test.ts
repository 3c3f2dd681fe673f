import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usualSort } from '../../shared/columns';
import { FailureError } from '../../shared/failure';
import { viewDraftSchema } from '../../shared/view';
import { anyDraft, draft, testViews } from './for-tests';
import { mostViews } from './saved-views';

const failureOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
  }
  throw new Error('No failure was thrown.');
};

describe('saving', () => {
  test('whatever the bridge lets through is there again after a restart, as it was saved', async () => {
    await fc.assert(
      fc.asyncProperty(anyDraft, async (any) => {
        const { views, reopen } = await testViews();
        const saved = views.save(any);
        expect(saved).toEqual({ ...any, id: 'v1' });
        expect((await reopen()).views.list()).toEqual([saved]);
      }),
      { numRuns: 25 },
    );
  });

  test('a change keeps the place among the others', async () => {
    const { views } = await testViews();
    views.save(draft({ name: 'one' }));
    views.save(draft({ name: 'two' }));
    views.save(draft({ id: 'v1', name: 'uno', realmId: 'kiwi', query: '' }));
    expect(views.list()).toMatchObject([
      { id: 'v1', name: 'uno', realmId: 'kiwi', query: '' },
      { id: 'v2', name: 'two' },
    ]);
  });

  test('a name is taken whatever its case, but only where both would stand together', async () => {
    const { views } = await testViews();
    views.save(draft({ name: 'Late payers' }));
    const failure = failureOf(() => views.save(draft({ name: 'LATE Payers' })));
    expect(failure).toMatchObject({ kind: 'invalid-input', field: 'name' });
    expect(failure.message).toBe('There is already a view called ‘Late payers’.');
    const { id } = views.save(draft({ name: 'late payers', realmId: 'kiwi' }));
    views.save(draft({ name: 'late payers', realmId: 'tui' }));
    // Its own name is not in its way; another's is.
    views.save(draft({ id, name: 'LATE PAYERS', realmId: 'kiwi' }));
    expect(failureOf(() => views.save(draft({ id, realmId: 'tui' }))).field).toBe('name');
    expect(views.list()).toHaveLength(3);
  });

  test('one that is gone is not brought back, and no realm that is gone gets one', async () => {
    const { views } = await testViews();
    expect(failureOf(() => views.save(draft({ id: 'v9' }))).kind).toBe('not-found');
    expect(failureOf(() => views.save(draft({ realmId: 'kea' }))).kind).toBe('not-found');
    expect(views.list()).toEqual([]);
  });

  test('there is an end to it, and a change is still possible then', async () => {
    const { views, stored } = await testViews();
    const many = Array.from({ length: mostViews }, (_, n) => ({
      ...draft({ name: `view ${n}` }),
      id: `v${n}`,
    }));
    stored.update((content) => ({ ...content, views: many }));
    expect(failureOf(() => views.save(draft())).hint).toContain('Delete one');
    expect(views.save(draft({ id: 'v7', name: 'renamed' })).name).toBe('renamed');
    views.remove('v8');
    expect(views.save(draft()).name).toBe('Late payers');
  });
});

test('removing one leaves the others, and removing it again is no failure', async () => {
  const { views, reopen } = await testViews();
  views.save(draft({ name: 'one' }));
  views.save(draft({ name: 'two' }));
  views.remove('v1');
  views.remove('v1');
  expect((await reopen()).views.list()).toMatchObject([{ id: 'v2', name: 'two' }]);
});

test.each(['', '   ', '\u200f\u200b', 'a\nb', 'x'.repeat(61)])('%j is no name', (name) => {
  expect(viewDraftSchema.safeParse(draft({ name })).success).toBe(false);
});

describe('a file by another hand', () => {
  const good = { ...draft(), id: 'v1' };
  const kept = async (views: unknown) => {
    const test = await testViews();
    const content = JSON.parse(test.folder.read('settings.json'));
    test.folder.write('settings.json', JSON.stringify({ ...content, views }));
    return { ...test, again: await test.reopen() };
  };

  test.each([
    ['no views at all, as before they came', undefined, 0],
    ['something else in their place', 'views', 0],
    ['a damaged one among good ones', [null, good, { ...good, id: 'v2', query: 7 }, 'x', []], 1],
    ['the same one twice', [good, { ...good, name: 'copy' }], 1],
  ])('%s: the realms are there, and what can be read', async (_, views, count) => {
    const { again } = await kept(views);
    expect(again.notices).toEqual([]);
    expect(again.stored.value.realms.map(({ id }) => id)).toEqual(['kiwi', 'tui']);
    expect(again.views.list()).toEqual([good].slice(0, count));
  });

  test('what cannot be read is told of, and outlives a change', async () => {
    const newer = { ...good, id: 'v2', query: { version: 2 } };
    const { again, folder } = await kept([newer, good]);
    expect(again.views.notices()).toMatchObject([{ title: 'One saved view cannot be read' }]);
    again.views.save(draft({ name: 'another' }));
    again.views.remove('v1');
    expect(JSON.parse(folder.read('settings.json')).views).toMatchObject([newer, { name: 'another' }]);
  });

  test('columns of a newer version are left out, and an order by one of them is as usual', async () => {
    const columns = [
      { key: 'risk', width: 90, isHidden: false },
      { key: 'status', width: 90, isHidden: true, pinned: true },
      { key: 'status', width: 120, isHidden: false },
      { key: 'realm', width: 5, isHidden: false },
    ];
    const { again } = await kept([{ ...good, columns, sort: { column: 'risk', descending: false } }]);
    expect(again.views.list()).toEqual([
      { ...good, columns: [{ key: 'status', width: 90, isHidden: true }], sort: usualSort },
    ]);
  });
});
