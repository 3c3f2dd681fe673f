import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { RealmEntry } from '../../../../shared/realm';
import { EnvironmentBadge } from '../../components/EnvironmentBadge';
import { useApp } from '../../stores';
import classes from './profile-file.module.css';
import { lacksSecrets } from './profile-files';

/** What was taken, and for which realms secrets are still to be typed. */
export function Imported({ entries }: { readonly entries: readonly RealmEntry[] }) {
  const open = useApp((state) => state.open);
  const lacking = entries.filter(lacksSecrets);
  return (
    <>
      <p className={classes.done} role="status">
        <IconCheck size={18} stroke={2} aria-hidden />
        {entries.length === 1 ? '1 realm is' : `${entries.length} realms are`} imported.
      </p>
      {lacking.length > 0 && (
        <>
          <p>Before they can be used, type their client secret and API key:</p>
          <ul className={classes.items}>
            {lacking.map(({ profile }) => (
              <li key={profile.id} className={classes.item} data-accent={profile.accent}>
                <div className={classes.itemHead}>
                  <span className={classes.name}>{profile.name}</span>
                  <EnvironmentBadge environment={profile.environment} />
                  <Button
                    className={classes.state}
                    variant="default"
                    size="compact-sm"
                    aria-label={`Type secrets… of ${profile.name}`}
                    onClick={() => open({ kind: 'realm-form', realmId: profile.id })}
                  >
                    Type secrets…
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
