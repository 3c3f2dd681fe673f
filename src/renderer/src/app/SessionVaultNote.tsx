import { IconKey } from '@tabler/icons-react';
import { TextButton } from '../components/TextButton';
import { useApp, useRealms } from '../stores';
import classes from './SessionVaultNote.module.css';

/** Calm and always there while secrets are kept for this run only (C2). */
export function SessionVaultNote() {
  const vault = useApp((state) => state.status?.vault);
  const open = useApp((state) => state.open);
  const realms = useRealms((state) => state.entries.length);
  // The welcome screen says it itself.
  if (realms === 0) return null;
  // While the keychain has changed nothing is kept at all: the screen for it says what to do.
  if (vault?.backend !== 'session' || vault.state === 'changed') return null;
  return (
    <div className={classes.note} role="note">
      <p className={classes.title}>
        <IconKey size={15} stroke={1.75} aria-hidden /> Secrets are kept for this run only
      </p>
      <p className={classes.reason}>{vault.explanation}</p>
      <TextButton onClick={() => open({ kind: 'settings', section: 'keychain' })}>What this means</TextButton>
    </div>
  );
}
