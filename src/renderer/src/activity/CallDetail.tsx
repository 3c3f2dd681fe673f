import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { FailureNotice } from '../components/FailureNotice';
import { CallActions } from './CallActions';
import { CallAttempts } from './CallAttempts';
import { CallSummary } from './CallSummary';
import { CallTiming } from './CallTiming';
import { answerOf, kindWords } from './call-words';
import classes from './detail.module.css';
import { Message } from './Message';
import { callStore, useCall } from './stores';

const { retry } = callStore.getState();

/** One call, opened beside the list: what was sent and what came back, as far as it may be shown. */
export function CallDetail({ onClose }: { readonly onClose: () => void }) {
  const seq = useCall((state) => state.seq);
  const detail = useCall((state) => state.detail);
  const failure = useCall((state) => state.failure);
  return (
    <aside className={classes.panel} aria-label="Call" aria-busy={detail?.entry.seq !== seq && !failure}>
      <header className={classes.header}>
        <div className={classes.heading}>
          <h2 className={classes.title}>
            {detail ? `${kindWords[detail.entry.kind]}: ${answerOf(detail.entry)}` : 'Call'}
          </h2>
        </div>
        <Tooltip label="Close (Esc)">
          <ActionIcon variant="subtle" color="gray" aria-label="Close the call" onClick={onClose}>
            <IconX size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      {detail && <CallActions key={detail.entry.seq} detail={detail} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.content} tabIndex={0} aria-label="What was said">
        {failure && <FailureNotice failure={failure} onRetry={retry} />}
        {!detail && !failure && <Skeleton height={120} aria-label="Reading the call" />}
        {detail && (
          <>
            <CallSummary entry={detail.entry} />
            <CallTiming timing={detail.entry.timing} />
            <CallAttempts attempts={detail.attempts} current={detail.entry.seq} />
            <Message title="Request" message={detail.request} />
            <Message title="Response" message={detail.response} />
          </>
        )}
      </section>
    </aside>
  );
}
