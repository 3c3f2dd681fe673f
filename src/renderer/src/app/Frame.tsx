import type { ReactNode } from 'react';
import { VisitAnnouncer } from '../customers/VisitAnnouncer';
import { VisitBanner } from '../customers/VisitBanner';
import { VisitEnded } from '../customers/VisitEnded';
import { RealmRail } from '../realms/RealmRail';
import { entriesInScope } from '../realms/scope';
import { useApp, useRealms } from '../stores';
import { isLocked } from './app-store';
import classes from './Frame.module.css';
import { Notices } from './Notices';
import { TopBar } from './TopBar';

/**
 * The window wears its realm: an edge all around it, above every dialog, and a bar that names realm and environment. In production
 * the edge is wider and the bar is filled.
 */
export function Frame({ children }: { readonly children: ReactNode }) {
  const entries = useRealms((state) => state.entries);
  const scope = useRealms((state) => state.scope);
  const locked = useApp(isLocked);
  const open = locked ? [] : entriesInScope(entries, scope);
  const production = open.some(({ profile }) => profile.environment === 'production');
  const accent = scope?.kind !== 'all' ? open[0]?.profile.accent : undefined;
  const worn = { 'data-accent': accent, 'data-environment': production ? 'production' : 'sandbox' };
  return (
    <div className={classes.frame} {...worn}>
      <RealmRail inert={locked} />
      <div className={classes.column}>
        <TopBar open={open} all={scope?.kind === 'all'} />
        <VisitBanner />
        <VisitAnnouncer />
        <Notices />
        <VisitEnded />
        <main className={classes.main}>{children}</main>
      </div>
      <div className={classes.edge} aria-hidden />
    </div>
  );
}
