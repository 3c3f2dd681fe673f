import { IconUserShare } from '@tabler/icons-react';
import { useLayoutEffect } from 'react';
import { ariaShortcut, keyHint } from '../app/hotkeys';
import hidden from '../components/unseen.module.css';
import { Countdown } from '../locks/Countdown';
import { useApp, useRealms, useVisit } from '../stores';
import { endVisit } from './acts';
import classes from './banner.module.css';
import { customerExtra, customerTitle } from './customer-words';
import { focusIfLost } from './focus-if-lost';

/**
 * Says for whom the operator acts, on every screen and above every dialog, like the edge of the frame; it can be closed by ending the visit alone (U2).
 * Dialogs make room for it: see `mantine.css`.
 */
export function VisitBanner() {
  const visit = useVisit((state) => state.visit);
  const platform = useApp((state) => state.status?.platform ?? 'linux');
  const realm = useRealms(({ entries }) =>
    entries.find(({ profile }) => profile.id === visit?.realmId),
  )?.profile;
  const isThere = visit !== null;
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-acting', isThere);
    return isThere ? focusIfLost : undefined;
  }, [isThere]);
  if (!visit) return null;
  const { customer, endsAt } = visit;
  const title = customerTitle(customer);
  const more = [customerExtra(customer), customer.id !== title ? customer.id : ''].filter(Boolean);
  return (
    <section className={classes.banner} aria-label="Acting for a customer">
      <IconUserShare className={classes.icon} size={18} stroke={1.75} aria-hidden />
      <p className={classes.text}>
        <span className={classes.lead}>Acting for</span>
        <strong className={classes.who} title={title}>
          {title}
        </strong>
        {more.map((words) => (
          <span key={words} className={classes.more} title={words}>
            {words}
          </span>
        ))}
        <span className={classes.where} title={realm?.name}>
          in {realm?.name ?? visit.realmId}
        </span>
      </p>
      <span className={classes.left} title="It ends then, unless it is used before">
        <Countdown until={endsAt} /> left
      </span>
      <button
        type="button"
        className={classes.end}
        aria-keyshortcuts={ariaShortcut('E', platform)}
        onClick={endVisit}
      >
        End<span className={hidden.unseen}> acting for {title}</span>{' '}
        <kbd className={classes.key}>{keyHint('E', platform)}</kbd>
      </button>
    </section>
  );
}
