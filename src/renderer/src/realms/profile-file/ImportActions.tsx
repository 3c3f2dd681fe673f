import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import dialog from '../../components/Dialog.module.css';
import classes from './profile-file.module.css';

interface Props {
  readonly onClose: () => void;
  /** Offers to choose another file. */
  readonly onOther?: (() => void) | undefined;
  readonly busy: boolean;
  readonly children?: ReactNode;
}

/** The foot of the import: another file, away, and on. */
export function ImportActions({ onClose, onOther, busy, children }: Props) {
  return (
    <div className={dialog.actions}>
      {onOther && (
        <Button variant="subtle" className={classes.other} onClick={onOther} disabled={busy}>
          Choose another file…
        </Button>
      )}
      <Button variant="default" onClick={onClose} disabled={busy} data-autofocus>
        {children ? 'Cancel' : 'Close'}
      </Button>
      {children}
    </div>
  );
}
