import { ActionIcon, Tabs, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Ref } from 'react';
import { FailureNotice } from '../../components/FailureNotice';
import { customerLabel } from '../rows/row-fields';
import { StatusMark } from '../StatusMark';
import { useConsents, useDetail } from '../stores';
import { DetailActions } from './DetailActions';
import { DetailFooter } from './DetailFooter';
import classes from './detail.module.css';
import { Overview } from './Overview';
import { RawRecord } from './RawRecord';

interface Props {
  readonly ref: Ref<HTMLElement>;
  readonly now: number;
  readonly onClose: () => void;
}

/** One consent, opened beside the list: what the list knew at once, and the record as soon as it has been read again. */
export function DetailPanel({ ref, now, onClose }: Props) {
  const opened = useDetail((state) => state.consent);
  const detail = useDetail((state) => state.detail);
  const failure = useDetail((state) => state.failure);
  const isReading = useDetail((state) => state.isReading);
  const reload = useDetail((state) => state.reload);
  // The row may be newer than both: a revocation has just read it again.
  const row = useConsents(({ table }) => (opened ? table.get(opened.realmId, opened.id) : undefined));
  const consent = row ?? detail?.consent ?? opened;
  if (!consent) return null;
  const recipient = consent.recipient.name || consent.recipient.id || 'unnamed';
  return (
    <aside ref={ref} className={classes.panel} aria-label="Consent" tabIndex={-1}>
      <header className={classes.header}>
        <div className={classes.heading}>
          <StatusMark consent={consent} now={now} />
          <h2 className={classes.title}>{customerLabel(consent) || 'Unnamed customer'}</h2>
          <p className={classes.subtitle}>Recipient: {recipient}</p>
        </div>
        <Tooltip label="Close (Esc)">
          <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={onClose}>
            <IconX size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      <Tabs
        defaultValue="overview"
        keepMounted={false}
        className={classes.tabs}
        classNames={{ list: classes.tabList }}
      >
        <Tabs.List>
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="raw">Raw record</Tabs.Tab>
        </Tabs.List>
        {failure && (
          <div className={classes.failure}>
            <FailureNotice
              failure={{
                ...failure,
                hint: `${failure.hint} Below is what ${detail ? 'was read before' : 'the list has'}.`,
              }}
              onRetry={reload}
            />
          </div>
        )}
        <Tabs.Panel value="overview" className={classes.content} tabIndex={0}>
          <Overview consent={consent} detail={detail} isReading={isReading} now={now} />
        </Tabs.Panel>
        <Tabs.Panel value="raw" className={classes.content} tabIndex={0}>
          <RawRecord raw={detail?.raw} isReading={isReading} />
        </Tabs.Panel>
      </Tabs>
      <DetailActions
        key={`${consent.realmId}/${consent.id}`}
        consent={consent}
        readAt={detail?.readAt}
        now={now}
      />
      <DetailFooter consent={consent} readAt={detail?.readAt} isReading={isReading} now={now} />
    </aside>
  );
}
