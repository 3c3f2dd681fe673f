import type { SavedView } from '../../../shared/view';
import { NameForm } from './NameForm';
import { viewsStore } from './stores';

interface Props {
  readonly view: SavedView;
  readonly onClose: () => void;
}

/** Another name; what the view shows stays as it was saved, whatever the list shows at the moment. */
export function RenameView({ view, onClose }: Props) {
  return (
    <NameForm
      title={`Rename the view ‘${view.name}’`}
      action="Rename"
      name={view.name}
      onSubmit={(name) => viewsStore.getState().rename(view, name)}
      onClose={onClose}
    />
  );
}
