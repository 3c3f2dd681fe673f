import { IconSearch } from '@tabler/icons-react';
import type { RealmEntry } from '../../../shared/realm';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { ActForButton } from '../customers/ActForButton';
import { LockAnnouncer } from '../locks/LockAnnouncer';
import { LockControl } from '../locks/LockControl';
import { LocksMenu } from '../locks/LocksMenu';
import { useApp } from '../stores';
import { ariaShortcut, keyHint } from './hotkeys';
import classes from './TopBar.module.css';

interface Props {
  readonly open: readonly RealmEntry[];
  readonly all: boolean;
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

function Where({ open, all }: Props) {
  const [first] = open;
  if (!first) return <h1 className={classes.name}>Wych Consent Inspector</h1>;
  const production = open.filter(({ profile }) => profile.environment === 'production').length;
  if (!all)
    return (
      <>
        <EnvironmentBadge environment={first.profile.environment} size="bar" />
        <h1 className={classes.name} title={first.profile.name}>
          {first.profile.name}
        </h1>
        <span className={classes.detail}>
          {first.profile.demo ? 'Built-in simulator' : hostOf(first.profile.apiBaseUrl)}
        </span>
        <LockControl profile={first.profile} />
      </>
    );
  return (
    <>
      <EnvironmentBadge environment={production > 0 ? 'production' : 'sandbox'} size="bar" />
      <h1 className={classes.name}>All realms</h1>
      {production > 0 ? (
        <LocksMenu entries={open} />
      ) : (
        <span className={classes.detail}>{open.length} sandbox realms</span>
      )}
    </>
  );
}

/** Where the operator is, in words, and the way to anywhere else. */
export function TopBar(props: Props) {
  const openPanel = useApp((state) => state.open);
  const platform = useApp((state) => state.status?.platform ?? 'linux');
  const production = props.open.some(({ profile }) => profile.environment === 'production');
  return (
    <section
      aria-label="Open realm"
      className={classes.bar}
      data-environment={production ? 'production' : 'sandbox'}
    >
      <Where {...props} />
      <LockAnnouncer open={props.open} />
      <div className={classes.ways}>
        {props.open.length > 0 && <ActForButton />}
        <button
          type="button"
          className={classes.palette}
          aria-keyshortcuts={ariaShortcut('K', platform)}
          onClick={() => openPanel({ kind: 'palette' })}
        >
          <IconSearch size={14} stroke={2} aria-hidden />
          <span className={classes.paletteName}>Go to realm or action</span>
          <kbd className={classes.hint}>{keyHint('K', platform)}</kbd>
        </button>
      </div>
    </section>
  );
}
