import { DeleteView } from './DeleteView';
import { RenameView } from './RenameView';
import { SaveView } from './SaveView';
import type { ViewsDialog as Dialog } from './views-store';

interface Props {
  readonly dialog: Dialog;
  readonly onClose: () => void;
}

/** What asks about a view; loaded when it is first wanted. */
export default function ViewsDialog({ dialog, onClose }: Props) {
  switch (dialog.kind) {
    case 'save':
      return <SaveView onClose={onClose} />;
    case 'rename':
      return <RenameView view={dialog.view} onClose={onClose} />;
    case 'delete':
      return <DeleteView view={dialog.view} onClose={onClose} />;
  }
}
