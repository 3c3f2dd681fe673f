import { Button } from '@mantine/core';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { RealmMark } from '../realms/RealmMark';
import { useApp, useRealms } from '../stores';
import { fieldsInWords, unreadableRealms } from './unreadable';
import classes from './Vault.module.css';

/** The realms whose secrets must be typed again, each with the way to its form. */
export function UnreadableList() {
  const unreadable = useApp((state) => state.status?.vault.unreadable);
  const open = useApp((state) => state.open);
  const entries = useRealms((state) => state.entries);
  const realms = unreadableRealms(unreadable ?? [], entries);
  if (realms.length === 0) return null;
  return (
    <ul className={classes.list}>
      {realms.map(({ profile, fields }) => (
        <li key={profile.id} className={classes.realm} data-accent={profile.accent}>
          <RealmMark profile={profile} />
          <div className={classes.texts}>
            <p className={classes.name}>
              {profile.name} <EnvironmentBadge environment={profile.environment} />
            </p>
            <p className={classes.missing}>{fieldsInWords(fields)}</p>
          </div>
          <Button
            variant="default"
            aria-label={`Type again: secrets of ${profile.name}`}
            onClick={() => open({ kind: 'realm-form', realmId: profile.id })}
          >
            Type again
          </Button>
        </li>
      ))}
    </ul>
  );
}
