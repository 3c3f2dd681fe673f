import { Button, Modal } from '@mantine/core';
import type { RealmId } from '../../../shared/realm';
import { FailureNotice } from '../components/FailureNotice';
import { useAct } from '../components/use-act';
import { useApp, useRealms } from '../stores';
import classes from './Dialog.module.css';

/** Asks before a realm is deleted, and says what goes and what stays. */
export default function DeleteRealm({ realmId }: { readonly realmId: RealmId }) {
  const profile = useRealms((state) => state.entries.find((entry) => entry.profile.id === realmId))?.profile;
  const remove = useRealms((state) => state.remove);
  const close = useApp((state) => state.close);
  const { run, busy, failure } = useAct(async () => {
    await remove(realmId);
    close();
  });
  if (!profile) return null;
  return (
    <Modal
      opened
      // A failure must find the dialog still there.
      onClose={busy ? () => {} : close}
      size={460}
      title={`Delete the realm ‘${profile.name}’?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ul className={classes.list}>
        <li>Its profile, client secret, API key, tokens and saved views are deleted from this computer.</li>
        <li>Nothing at Wych is changed: its consents stay exactly as they are.</li>
      </ul>
      {failure && (
        <div className={classes.failure}>
          <FailureNotice failure={failure} onRetry={() => void run()} />
        </div>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={close} disabled={busy} data-autofocus>
          Cancel
        </Button>
        <Button color="danger" loading={busy} onClick={() => void run()}>
          Delete realm
        </Button>
      </div>
    </Modal>
  );
}
