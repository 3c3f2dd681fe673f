import type { ActivityEntry } from '../../../shared/activity';
import { formatDate, formatUtc } from '../components/time-format';
import { Fact, Facts, Section } from '../consents/detail/Section';
import { fileSize } from '../exports/file-size';
import { CallRealm } from './CallRealm';
import { answerOf, clockOf, failureName, stateWords } from './call-words';
import classes from './detail.module.css';

const tokens = { cached: 'From the cache: no request was spent on it', fetched: 'Fetched for this call' };

/** What the list says of a call, in full. */
export function CallSummary({ entry }: { readonly entry: ActivityEntry }) {
  const { at, realmId, method, url, state, status, failure, token, subject, sent, received, requestId } =
    entry;
  const answer =
    status === null ? stateWords[state] : `${answerOf(entry)}, ${stateWords[state].toLowerCase()}`;
  return (
    <Section title="Summary">
      <Facts>
        <Fact name="Realm">
          <CallRealm realmId={realmId} />
        </Fact>
        <Fact name="Address">
          <code className={classes.address}>
            {method} {url}
          </code>
        </Fact>
        <Fact name="Answer">{failure ? `${answer}: ${failureName(failure)}` : answer}</Fact>
        <Fact name="When">
          {formatDate(at)}, {clockOf(at)}
          <span className={classes.extra}>{formatUtc(at)}</span>
        </Fact>
        <Fact name="Token">{token ? tokens[token] : 'Bears none'}</Fact>
        {subject && (
          <Fact name="Acting for">
            <code>{subject}</code>
          </Fact>
        )}
        <Fact name="Size">
          {fileSize(sent)} sent,{' '}
          {received === null ? 'nothing received yet' : `${fileSize(received)} received`}
        </Fact>
        <Fact name="Request id">{requestId ? <code>{requestId}</code> : 'None was given'}</Fact>
      </Facts>
    </Section>
  );
}
