import type { RealmEntry } from '../../../shared/realm';
import { ariaShortcut, keyHint, type Platform } from '../app/hotkeys';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { useRealms } from '../stores';
import classes from './RailItem.module.css';
import { RealmMark } from './RealmMark';
import { RealmMenu } from './RealmMenu';
import { realmState, realmStateText } from './realm-state';

interface Props {
  readonly entry: RealmEntry;
  readonly place: { readonly index: number; readonly count: number };
  readonly current: boolean;
  readonly platform: Platform;
}

export function RailItem({ entry, place, current, platform }: Props) {
  const select = useRealms((state) => state.select);
  const { profile } = entry;
  const state = realmState(entry);
  const key = place.index < 9 ? String(place.index + 1) : null;
  return (
    <li className={classes.item} data-current={current || undefined} data-accent={profile.accent}>
      <button
        type="button"
        className={classes.open}
        aria-current={current ? 'true' : undefined}
        aria-keyshortcuts={key ? ariaShortcut(key, platform) : undefined}
        onClick={() => select({ kind: 'realm', realmId: profile.id })}
      >
        <RealmMark profile={profile} />
        <span className={classes.texts}>
          <span className={classes.first}>
            <span className={classes.name} title={profile.name}>
              {profile.name}
            </span>
            {key && (
              <kbd className={classes.hint} aria-hidden>
                {keyHint(key, platform)}
              </kbd>
            )}
          </span>
          <span className={classes.sub}>
            <EnvironmentBadge environment={profile.environment} />
            <span className={classes.state} data-state={state}>
              {realmStateText[state]}
            </span>
          </span>
        </span>
      </button>
      <RealmMenu profile={profile} place={place} className={classes.menu} />
    </li>
  );
}

export function AllRealmsItem({ current, platform }: Pick<Props, 'current' | 'platform'>) {
  const select = useRealms((state) => state.select);
  return (
    <li className={classes.item} data-current={current || undefined}>
      <button
        type="button"
        className={classes.open}
        aria-current={current ? 'true' : undefined}
        aria-keyshortcuts={ariaShortcut('0', platform)}
        onClick={() => select({ kind: 'all' })}
      >
        <RealmMark />
        <span className={classes.first}>
          <span className={classes.name}>All realms</span>
          <kbd className={classes.hint} aria-hidden>
            {keyHint('0', platform)}
          </kbd>
        </span>
      </button>
    </li>
  );
}
