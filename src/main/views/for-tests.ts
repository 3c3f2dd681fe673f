/** Views on a real settings file with two realms, and looks that an operator could make. */
import fc from 'fast-check';
import { columnKeys, usualSort } from '../../shared/columns';
import type { RealmProfile } from '../../shared/realm';
import { type ViewDraft, viewDraftSchema } from '../../shared/view';
import { testFolder } from '../storage/for-tests';
import { openSettings } from '../storage/settings-file';
import { profileFor } from '../wych/network-door-testing';
import { SavedViews } from './saved-views';

const urls = { loginBaseUrl: 'https://login.wych.example', apiBaseUrl: 'https://api.wych.example' };
const realm = (id: string): RealmProfile => ({ ...profileFor(urls), id, name: id });

/** New views get the ids v1, v2 … */
export async function testViews(folder = testFolder()) {
  const open = async () => {
    const { stored, notices } = await openSettings(folder.path, 0);
    let next = stored.value.views.length;
    return { stored, notices, views: new SavedViews(stored, () => `v${++next}`) };
  };
  const opened = await open();
  opened.stored.update((content) => ({ ...content, realms: [realm('kiwi'), realm('tui')] }));
  const { views, stored } = opened;
  return { folder, views, stored, reopen: open };
}

export const draft = (change: Partial<ViewDraft> = {}): ViewDraft => ({
  name: 'Late payers',
  realmId: null,
  query: 'status:active expires:<30d',
  columns: [{ key: 'customer', width: 220, isHidden: false }],
  sort: usualSort,
  ...change,
});

const columns = fc
  .uniqueArray(
    fc.record({
      key: fc.constantFrom(...columnKeys),
      width: fc.option(fc.integer({ min: 48, max: 1200 })),
      isHidden: fc.boolean(),
    }),
    { selector: ({ key }) => key },
  )
  .map((settings) => [...settings]);

/** Anything that the bridge lets through. */
export const anyDraft: fc.Arbitrary<ViewDraft> = fc
  .record({
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    realmId: fc.constantFrom(null, 'kiwi', 'tui'),
    query: fc.string({ unit: 'binary', maxLength: 200 }),
    columns,
    sort: fc.record({ column: fc.constantFrom(...columnKeys), descending: fc.boolean() }),
  })
  .map((view) => viewDraftSchema.safeParse(view).data)
  .filter((view) => view !== undefined);
