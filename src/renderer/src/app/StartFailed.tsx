import { FailureNotice } from '../components/FailureNotice';
import { Page } from '../components/Page';
import { useApp } from '../stores';

/** Main did not answer: without it there is nothing to show. */
export function StartFailed() {
  const failure = useApp((state) => state.failure);
  const start = useApp((state) => state.start);
  if (!failure) return null;
  return (
    <Page title="The app could not start">
      <FailureNotice failure={{ ...failure, retryable: true }} onRetry={() => void start()} />
    </Page>
  );
}
