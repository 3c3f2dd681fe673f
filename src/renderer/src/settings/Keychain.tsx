import { useApp } from '../stores';
import { backendTitle } from '../vault/backend-names';
import { UnreadableList } from '../vault/UnreadableList';
import classes from './Section.module.css';

/** Names what holds the secrets, for how long, and what of it cannot be read (C1, C2, C3). */
export function Keychain() {
  const vault = useApp((state) => state.status?.vault);
  if (!vault) return null;
  const session = vault.backend === 'session';
  return (
    <div className={classes.section}>
      <dl className={classes.facts}>
        <dt>Secrets are kept in</dt>
        <dd>{backendTitle(vault.backend)}</dd>
        <dt>Why</dt>
        <dd>{vault.explanation}</dd>
        <dt>For how long</dt>
        <dd>
          {session
            ? 'Until the app is closed. No secret and no token is written to the disk; both are asked for again at the next start.'
            : 'Until you replace them or delete their realm. On the disk they are encrypted with a key that only this keychain has.'}
        </dd>
        <dt>Shown again</dt>
        <dd>Never. Client secrets and API keys can be replaced, not read.</dd>
      </dl>
      {vault.unreadable.length > 0 && (
        <>
          <p className={classes.label}>To be typed again</p>
          <UnreadableList />
        </>
      )}
    </div>
  );
}
