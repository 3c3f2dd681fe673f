import type { ReactNode } from 'react';
import classes from './Page.module.css';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** Buttons, the one most likely wanted first. */
  readonly actions?: ReactNode;
}

/** A screen with one thing to say, in a column narrow enough to read. */
export function Page({ title, lead, children, actions }: Props) {
  return (
    <div className={classes.scroll}>
      <section className={classes.page}>
        <h2 className={classes.title}>{title}</h2>
        {lead && <div className={classes.lead}>{lead}</div>}
        <div className={classes.content}>{children}</div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </section>
    </div>
  );
}
