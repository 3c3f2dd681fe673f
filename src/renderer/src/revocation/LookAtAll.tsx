import { Button } from '@mantine/core';
import { IconEye, IconPlayerStop } from '@tabler/icons-react';
import { FailureNotice } from '../components/FailureNotice';
import { Notice } from '../components/Notice';
import { count as counted } from '../consents/progress-summary';
import { Progress } from './Progress';
import { useRun } from './stores';

/** Of some nobody knows how they ended: each can be read again, one after the other. */
export function LookAtAll({ count }: { readonly count: number }) {
  const { looking, lookAtAll, stopLooking } = useRun((state) => state);
  const isLooking = looking?.state === 'looking';
  return (
    <>
      {looking?.failure && (
        <FailureNotice failure={{ ...looking.failure, retryable: true }} onRetry={() => void lookAtAll()} />
      )}
      <Notice
        tone="warning"
        title={`Of ${counted(count, 'consent')} nobody knows yet whether ${count === 1 ? 'it was' : 'they were'} revoked`}
        action={
          isLooking ? (
            <Button
              variant="default"
              leftSection={<IconPlayerStop size={16} aria-hidden />}
              onClick={stopLooking}
            >
              Stop
            </Button>
          ) : (
            <Button
              variant="default"
              leftSection={<IconEye size={16} aria-hidden />}
              onClick={() => void lookAtAll()}
            >
              {count === 1 ? 'Look again' : `Look again at all ${count.toLocaleString('en')}`}
            </Button>
          )
        }
      >
        {isLooking ? (
          <Progress
            done={looking.done}
            total={looking.total}
            label={`Read ${looking.done.toLocaleString('en')} of ${looking.total.toLocaleString('en')}`}
          />
        ) : (
          'Reading them again sends nothing.'
        )}
      </Notice>
    </>
  );
}
