import { FailureNotice } from '../components/FailureNotice';
import classes from './ConsentsView.module.css';
import { useConsents } from './stores';
import { useRealmNames } from './use-result';

/** Each realm that could not be read, while the rest stays usable (R4). */
export function RealmFailures() {
  const progress = useConsents((state) => state.progress);
  const refresh = useConsents((state) => state.refresh);
  const names = useRealmNames();
  const failed = progress.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return null;
  return (
    <div className={classes.failures}>
      {failed.map(({ realmId, failure, received }) => {
        if (!failure) return null;
        const kept = received > 0 ? ' What was read before is still shown.' : '';
        const message = `${names.get(realmId) ?? realmId}: ${failure.message}`;
        return (
          <FailureNotice
            key={realmId}
            failure={{ ...failure, message, hint: failure.hint + kept, retryable: true }}
            onRetry={() => refresh([realmId])}
          />
        );
      })}
    </div>
  );
}
