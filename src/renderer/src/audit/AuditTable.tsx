import { IconChevronRight } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { AuditRecord } from '../../../shared/audit';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { formatLocal, formatUtc } from '../components/time-format';
import classes from './audit.module.css';
import { factsOf, summaryOf, whatOf } from './audit-words';

/** A record is one line that opens into everything it says. */
export function AuditTable({ records }: { readonly records: readonly AuditRecord[] }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col" className={classes.when}>
            When
          </th>
          <th scope="col">What</th>
          <th scope="col">Realm</th>
          <th scope="col">Consent, reason</th>
          <th scope="col">Who</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <Record key={record.seq} record={record} />
        ))}
      </tbody>
    </table>
  );
}

const Record = memo(function Record({ record }: { readonly record: AuditRecord }) {
  const [isOpen, setOpen] = useState(false);
  const { seq, at, actor, realm, consentId, reason } = record;
  const below = reason ?? (consentId ? '' : summaryOf(record));
  return (
    <>
      <tr className={classes.row} data-open={isOpen || undefined}>
        <td>
          <button
            type="button"
            className={classes.opener}
            aria-expanded={isOpen}
            aria-label={`Record ${seq}, ${whatOf(record)}, ${formatLocal(at)}`}
            onClick={() => setOpen(!isOpen)}
          >
            <IconChevronRight size={14} stroke={2} aria-hidden className={classes.chevron} />
            <span>{formatLocal(at)}</span>
          </button>
        </td>
        <td className={classes.what} data-tone={toneOf(record)}>
          {whatOf(record)}
        </td>
        <td>
          {realm && (
            <span className={classes.realm}>
              <span className={classes.ellipsis} title={realm.name}>
                {realm.name}
              </span>
              <EnvironmentBadge environment={realm.environment} />
            </span>
          )}
        </td>
        <td>
          {consentId && <code className={classes.ellipsis}>{consentId}</code>}
          {below && (
            <span className={classes.second} title={below}>
              {below}
            </span>
          )}
        </td>
        <td>
          <span className={classes.ellipsis} title={actor}>
            {actor}
          </span>
        </td>
      </tr>
      {isOpen && (
        <tr className={classes.factsRow}>
          <td colSpan={5}>
            <dl className={classes.facts}>
              <dt>Record</dt>
              <dd>
                {seq.toLocaleString('en')} · {formatUtc(at)}
              </dd>
              {factsOf(record).map(([label, text]) => (
                <div key={label} className={classes.fact}>
                  <dt>{label}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </td>
        </tr>
      )}
    </>
  );
});

function toneOf({ kind, outcome }: AuditRecord): string | undefined {
  if (kind === 'log-damaged') return 'danger';
  if (kind !== 'revocation-outcome') return undefined;
  return { revoked: 'success', failed: 'danger', unknown: 'warning', changed: 'warning' }[outcome ?? ''];
}
