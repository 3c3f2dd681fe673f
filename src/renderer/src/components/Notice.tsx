import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

interface Props {
  readonly tone?: 'info' | 'warning';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
}

/** Something to know that is no failure. */
export function Notice({ tone = 'info', title, children, action, onDismiss }: Props) {
  const Icon = tone === 'warning' ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={classes.notice} data-tone={tone} role="note">
      <Icon className={classes.icon} size={18} stroke={1.75} aria-hidden />
      <div className={classes.body}>
        <p className={classes.title}>{title}</p>
        {children && <div className={classes.text}>{children}</div>}
      </div>
      {action}
      {onDismiss && <CloseButton size="sm" aria-label={`Dismiss: ${title}`} onClick={onDismiss} />}
    </div>
  );
}
