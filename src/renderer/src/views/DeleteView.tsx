import { Button, Modal } from '@mantine/core';
import { useCallback } from 'react';
import type { SavedView } from '../../../shared/view';
import { FailureNotice } from '../components/FailureNotice';
import { useAct } from '../components/use-act';
import { viewsStore } from './stores';
import classes from './views.module.css';

interface Props {
  readonly view: SavedView;
  readonly onClose: () => void;
}

export function DeleteView({ view, onClose }: Props) {
  const remove = useCallback(async () => {
    await viewsStore.getState().remove(view);
    onClose();
  }, [view, onClose]);
  const { run, busy, failure } = useAct(remove);
  return (
    <Modal
      opened
      onClose={busy ? () => {} : onClose}
      size={460}
      title={`Delete the view ‘${view.name}’?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <div className={classes.form}>
        <p>
          {view.realmId === null ? 'It is gone from every realm. ' : ''}The list stays as it is, and no
          consent is touched.
        </p>
        {failure && <FailureNotice failure={failure} onRetry={() => void run()} />}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose} disabled={busy} data-autofocus>
            Cancel
          </Button>
          <Button color="danger" loading={busy} onClick={() => void run()}>
            Delete view
          </Button>
        </div>
      </div>
    </Modal>
  );
}
