/** What the palette offers of views: each that is offered in what is open, and to keep the look of the moment. */
import type { SavedView } from '../../../shared/view';
import type { Offered } from './in-force';
import { viewsStore } from './stores';
import { usualViews } from './usual-views';

interface ViewCommand {
  readonly id: string;
  readonly title: string;
  readonly group: 'Actions';
  readonly keywords: string;
  run(): void;
}

const command = (id: string, name: string, run: () => void, keywords = ''): ViewCommand => ({
  id: `view ${id}`,
  title: `View: ${name}`,
  group: 'Actions',
  keywords: `saved filter search ${keywords}`,
  run,
});

export function viewCommands({ ofRealm, ofAll }: Offered): ViewCommand[] {
  const { apply, ask, open, reset } = viewsStore.getState();
  const saved = (view: SavedView) => command(view.id, view.name, () => apply(view));
  return [
    ...ofRealm.map(saved),
    ...ofAll.map(saved),
    ...usualViews.map((view) => command(view.id, view.name, () => ask(view))),
    command('save', 'save as new…', () => open({ kind: 'save' }), 'keep columns sort'),
    command('reset', 'reset search, columns and order', reset, 'usual clear'),
  ];
}
