import { IconActivity, IconHistory, IconPlus, IconSettings } from '@tabler/icons-react';
import { keyHint } from '../app/hotkeys';
import { SessionVaultNote } from '../app/SessionVaultNote';
import { useApp, useRealms } from '../stores';
import { AllRealmsItem, RailItem } from './RailItem';
import classes from './RealmRail.module.css';

/** The realms of this computer, one click or one key away. */
export function RealmRail({ inert }: { readonly inert: boolean }) {
  const entries = useRealms((state) => state.entries);
  const scope = useRealms((state) => state.scope);
  const status = useApp((state) => state.status);
  const open = useApp((state) => state.open);
  const platform = status?.platform ?? 'linux';
  return (
    <nav className={classes.rail} aria-label="Realms" inert={inert}>
      <h2 className={classes.heading}>Realms</h2>
      {status && entries.length === 0 && <p className={classes.none}>No realms yet</p>}
      <ul className={classes.list}>
        {entries.length > 1 && <AllRealmsItem current={scope?.kind === 'all'} platform={platform} />}
        {entries.map((entry, index) => (
          <RailItem
            key={entry.profile.id}
            entry={entry}
            place={{ index, count: entries.length }}
            current={scope?.kind === 'realm' && scope.realmId === entry.profile.id}
            platform={platform}
          />
        ))}
      </ul>
      <SessionVaultNote />
      <div className={classes.foot}>
        <button
          type="button"
          className={classes.tool}
          onClick={() => open({ kind: 'realm-form', realmId: null })}
        >
          <IconPlus size={16} stroke={1.75} aria-hidden /> Add a realm
        </button>
        <button type="button" className={classes.tool} onClick={() => open({ kind: 'activity' })}>
          <IconActivity size={16} stroke={1.75} aria-hidden /> Activity
          <kbd className={classes.hint}>{keyHint('J', platform)}</kbd>
        </button>
        <button type="button" className={classes.tool} onClick={() => open({ kind: 'audit' })}>
          <IconHistory size={16} stroke={1.75} aria-hidden /> Audit log
        </button>
        <button
          type="button"
          className={classes.tool}
          onClick={() => open({ kind: 'settings', section: 'appearance' })}
        >
          <IconSettings size={16} stroke={1.75} aria-hidden /> Settings
          <kbd className={classes.hint}>{keyHint(',', platform)}</kbd>
        </button>
      </div>
    </nav>
  );
}
