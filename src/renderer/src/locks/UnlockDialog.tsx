import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { type Failure, toFailure } from '../../../shared/failure';
import type { RealmId } from '../../../shared/realm';
import { Dialog } from '../components/Dialog';
import { FailureNotice } from '../components/FailureNotice';
import { useFocusReturn } from '../components/use-focus-return';
import { RealmBanner } from '../realms/RealmBanner';
import { useApp, useRealms } from '../stores';
import { minutesText } from './lock-state';
import classes from './locks.module.css';
import { useLocks } from './stores';

/** Another dialog may lie below, and would take Escape for its own: Mantine passes over keys pressed on what carries this. */
const ownKeys = { 'data-mantine-stop-propagation': 'true' };

/** Asks for the realm's name before its consents can be revoked (V3). Main compares it; nothing is unlocked here. */
export default function UnlockDialog({ realmId }: { readonly realmId: RealmId }) {
  const profile = useRealms((state) => state.entries.find((entry) => entry.profile.id === realmId))?.profile;
  const minutes = useApp((state) => state.status?.preferences.unlockMinutes ?? 0);
  const close = useApp((state) => state.close);
  const unlock = useLocks((state) => state.unlock);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useFocusReturn();
  if (!profile) return null;

  const isOfField = failure?.field === 'typedRealmName';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await unlock(realmId, typed);
      close();
    } catch (error) {
      setFailure(toFailure(error));
      setBusy(false);
      field.current?.focus();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing && !busy) close();
  };

  return (
    <Dialog
      onClose={busy ? () => {} : close}
      closeOnEscape={false}
      onKeyDown={onKeyDown}
      size={480}
      title="Unlock this realm?"
      closeButtonProps={{ 'aria-label': 'Close', ...ownKeys }}
      attributes={{ content: ownKeys }}
    >
      <RealmBanner profile={profile} />
      <form onSubmit={submit} noValidate>
        <div className={classes.body}>
          <p>
            For <strong>{minutesText(minutes)}</strong> you can revoke consents of{' '}
            {profile.demo ? 'invented' : 'real'} customers in this realm. Each revocation still asks before it
            is sent.
          </p>
          <p className={classes.muted}>
            It is locked again when the time is up, when you open another realm, when this computer is locked
            or sleeps, and when the app is closed.
          </p>
          <TextInput
            ref={field}
            label={
              <>
                Type <strong className={classes.toType}>{profile.name}</strong> to unlock it
              </>
            }
            value={typed}
            spellCheck={false}
            autoComplete="off"
            error={isOfField ? `${failure.message} ${failure.hint}` : undefined}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              if (isOfField) setFailure(null);
            }}
            {...ownKeys}
          />
          {failure && !isOfField && <FailureNotice failure={{ ...failure, retryable: false }} />}
        </div>
        <div className={classes.actions}>
          <Button variant="default" onClick={close} disabled={busy} data-autofocus {...ownKeys}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} {...ownKeys}>
            Unlock
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
