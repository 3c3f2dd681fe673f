import { IconKey } from '@tabler/icons-react';
import { useApp } from '../stores';
import { backendTitle } from './backend-names';
import classes from './Vault.module.css';

/** Where secrets are, or will be, kept: the keychain's name and why this one. */
export function VaultLine() {
  const vault = useApp((state) => state.status?.vault);
  if (!vault) return null;
  return (
    <div className={classes.line}>
      <IconKey size={18} stroke={1.5} aria-hidden />
      <div>
        <p className={classes.lineTitle}>Secrets are kept in: {backendTitle(vault.backend)}</p>
        <p className={classes.lineText}>{vault.explanation}</p>
      </div>
    </div>
  );
}
