import type { ConsentDetail } from '../../../../shared/consent';
import { formatLocal, formatUtc } from '../../components/time-format';
import classes from './detail.module.css';

/** What happened to the consent, as the server tells it, the latest first. */
export function History({ entries }: { readonly entries: ConsentDetail['history'] }) {
  if (entries.length === 0) return <span className={classes.none}>The record tells no history.</span>;
  const latestFirst = [...entries].sort((one, other) => (other.at ?? -Infinity) - (one.at ?? -Infinity));
  return (
    <ol className={classes.history}>
      {latestFirst.map(({ at, status, by, reason }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id, and the list does not change
        <li key={index} className={classes.event}>
          <span className={classes.party}>{status || 'Changed'}</span>
          {at !== null && (
            <time className={classes.when} title={formatUtc(at)}>
              {formatLocal(at)}
            </time>
          )}
          {(by || reason) && <span className={classes.extra}>{[by, reason].filter(Boolean).join(': ')}</span>}
        </li>
      ))}
    </ol>
  );
}
