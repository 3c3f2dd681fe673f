import type { RunStatus } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { Notice } from '../components/Notice';
import { pausedWords } from './run-words';

/** Why nothing is sent at the moment. */
export function PausedNotice({
  paused: { by, failure },
}: {
  readonly paused: NonNullable<RunStatus['paused']>;
}) {
  if (!failure) return <Notice title="Paused">{pausedWords[by]}</Notice>;
  return (
    <FailureNotice failure={{ ...failure, hint: `${failure.hint} ${pausedWords[by]}`, retryable: false }} />
  );
}
