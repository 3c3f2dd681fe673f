/**
 * The operator's saved views (B4), kept with the settings. The file is read leniently and changed sparingly: what cannot be read is not
 * offered, but it is not thrown away either, since a newer version of the app may have written it.
 */
import { randomUUID } from 'node:crypto';
import type { Notice } from '../../shared/app-status';
import { fail } from '../../shared/failure';
import type { SavedView, ViewDraft } from '../../shared/view';
import type { Settings } from '../storage/settings-file';
import type { Stored } from '../storage/stored';
import { idOf, readView } from './read-view';

/** More cannot be found again in a menu, and all of them are written with every change of a setting. */
export const mostViews = 200;

export class SavedViews {
  constructor(
    private readonly settings: Stored<Settings>,
    private readonly newId: () => string = randomUUID,
  ) {}

  /** In the order in which they were made. Of two with one id, as a hand may copy them, the first. */
  list(): SavedView[] {
    const views = new Map<string, SavedView>();
    for (const kept of this.settings.value.views) {
      const view = readView(kept);
      if (view && !views.has(view.id)) views.set(view.id, view);
    }
    return [...views.values()];
  }

  /** What the operator should know of the file: that some of it is not offered. */
  notices(): Notice[] {
    const { views } = this.settings.value;
    const unread = views.filter((kept) => readView(kept) === null).length;
    if (unread === 0) return [];
    const which = unread === 1 ? 'One saved view' : `${unread} saved views`;
    return [
      {
        title: `${which} cannot be read`,
        text: `Of ${views.length} in settings.json. The rest can be used; what cannot be read stays in the file as it is.`,
      },
    ];
  }

  /** Adds a view, or changes the one that is named. Throws `invalid-input`, `not-found` or `storage`; then nothing has changed. */
  save(draft: ViewDraft): SavedView {
    const view = { ...draft, id: draft.id ?? this.newId() };
    if (draft.id === undefined) this.#refuseTooMany();
    else this.#refuseGone(draft.id);
    this.#refuseGoneRealm(view);
    this.#refuseTakenName(view);
    this.#change((views) =>
      draft.id === undefined ? [...views, view] : views.map((kept) => (idOf(kept) === view.id ? view : kept)),
    );
    return view;
  }

  /** One that is gone already is no failure: it is as it was wanted. */
  remove(id: string): void {
    this.#change((views) => views.filter((kept) => idOf(kept) !== id));
  }

  #refuseTooMany(): void {
    if (this.settings.value.views.length < mostViews) return;
    throw fail(
      'invalid-input',
      `There are ${mostViews} saved views, and no more can be kept.`,
      'Delete one that is no longer used, then save again.',
    );
  }

  #refuseGone(id: string): void {
    if (this.list().some((view) => view.id === id)) return;
    throw fail('not-found', 'This view is no longer there.', 'Save it as a new view.');
  }

  #refuseGoneRealm({ realmId }: SavedView): void {
    if (realmId === null || this.settings.value.realms.some(({ id }) => id === realmId)) return;
    throw fail('not-found', 'This realm is no longer there.', 'Save the view for every realm.');
  }

  /** Two views of one name in one menu cannot be told apart. A realm's own may be called as one for all realms: they stand apart. */
  #refuseTakenName({ id, name, realmId }: SavedView): void {
    const others = this.list().filter((other) => other.id !== id && other.realmId === realmId);
    const taken = others.find((other) => folded(other.name) === folded(name));
    if (!taken) return;
    throw fail('invalid-input', `There is already a view called ‘${taken.name}’.`, 'Give it another name.', {
      field: 'name',
    });
  }

  #change(change: (views: Settings['views']) => Settings['views']): void {
    this.settings.update((content) => ({ ...content, views: change(content.views) }));
  }
}

const folded = (name: string): string => name.trim().normalize('NFKC').toLocaleLowerCase('en');
