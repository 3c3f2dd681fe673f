import { IconUserShare } from '@tabler/icons-react';
import { ariaShortcut, keyHint } from '../app/hotkeys';
import { useApp, useVisit } from '../stores';
import { openActFor } from './acts';
import classes from './banner.module.css';

/** In the top bar; while somebody is acted for, the banner stands there instead. */
export function ActForButton() {
  const platform = useApp((state) => state.status?.platform ?? 'linux');
  const isVisiting = useVisit((state) => state.visit !== null);
  if (isVisiting) return null;
  return (
    <button
      type="button"
      className={classes.actFor}
      title={`See and revoke on behalf of one customer (${keyHint('B', platform)})`}
      aria-keyshortcuts={ariaShortcut('B', platform)}
      onClick={() => openActFor()}
    >
      <IconUserShare size={15} stroke={1.75} aria-hidden />
      <span className={classes.actForName}>Act for a customer…</span>
    </button>
  );
}
