import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface Props {
  readonly icon: Icon;
  readonly title: string;
  readonly children?: ReactNode;
  /** What can be done about it: one or two buttons. */
  readonly actions?: ReactNode;
}

/** Says why a place is empty and what to do next. */
export function EmptyState({ icon: Mark, title, children, actions }: Props) {
  return (
    <div className={classes.empty}>
      <Mark className={classes.icon} size={32} stroke={1.5} aria-hidden />
      <h2 className={classes.title}>{title}</h2>
      {children && <div className={classes.text}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
