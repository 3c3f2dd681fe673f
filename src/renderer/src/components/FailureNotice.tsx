import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { Failure } from '../../../shared/failure';
import classes from './Notice.module.css';

interface Props {
  readonly failure: Failure;
  /** What the retry button does; it is offered only where trying again can help. */
  readonly onRetry?: (() => void) | undefined;
  readonly busy?: boolean;
}

/** The one way a failure is shown: what happened, what to do about it, and the server's id of the request for its support desk. */
export function FailureNotice({ failure, onRetry, busy = false }: Props) {
  const facts = [
    failure.status ? `Status ${failure.status}` : null,
    failure.requestId ? `Request id ${failure.requestId}` : null,
  ].filter((fact) => fact !== null);
  return (
    <div className={classes.notice} data-tone="danger" role="alert">
      <IconAlertTriangle className={classes.icon} size={18} stroke={1.75} aria-hidden />
      <div className={classes.body}>
        <p className={classes.title}>{failure.message}</p>
        <p className={classes.text}>{failure.hint}</p>
        {facts.length > 0 && <p className={classes.facts}>{facts.join(' · ')}</p>}
      </div>
      {failure.retryable && onRetry && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={onRetry}
          loading={busy}
        >
          Try again
        </Button>
      )}
    </div>
  );
}
