import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PlanReview } from '../../../shared/revocation';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import hidden from '../components/unseen.module.css';
import { statusLabels } from '../consents/rows/shown-status';
import { productionFirst } from './production-first';
import classes from './review.module.css';

/** Recipients before the operator asks for the rest. */
const atFirst = 8;

const number = (value: number): string => value.toLocaleString('en');

/** Where. */
export function ByRealm({ realms }: Pick<PlanReview, 'realms'>) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Realm</th>
          <th scope="col">Chosen</th>
          <th scope="col">To be revoked</th>
        </tr>
      </thead>
      <tbody>
        {productionFirst(realms).map(({ realmId, name, environment, count, revocable }) => (
          <tr key={realmId}>
            <th scope="row">
              <span className={classes.realm}>
                <span className={classes.name} title={name}>
                  {name}
                </span>
                <EnvironmentBadge environment={environment} />
              </span>
            </th>
            <td>{number(count)}</td>
            <td>
              <strong>{number(revocable)}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As received, when they were chosen. */
export function ByStatus({ statuses }: Pick<PlanReview, 'statuses'>) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Chosen</th>
        </tr>
      </thead>
      <tbody>
        {statuses.map(({ status, count }) => (
          <tr key={status}>
            <th scope="row">{statusLabels[status]}</th>
            <td>{number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RecipientProps {
  readonly recipients: PlanReview['recipients'];
  readonly others: number;
  readonly total: number;
}

/** Who loses access: the bars are shares of the largest, so that a few big ones and many small ones can both be read. */
export function ByRecipient({ recipients, others, total }: RecipientProps) {
  const [isWhole, setWhole] = useState(recipients.length <= atFirst + 2);
  const largest = Math.max(1, others, ...recipients.map(({ count }) => count));
  const rows = recipients.map(({ name, count }) => ({ key: name, name: name || 'Unnamed', count }));
  if (others > 0) rows.push({ key: ' others', name: 'All others', count: others });
  const shown = isWhole ? rows : rows.slice(0, atFirst);
  return (
    <div>
      <table className={`${classes.table} ${classes.recipients}`}>
        <thead>
          <tr>
            <th scope="col">Recipient</th>
            <th scope="col">
              <span className={hidden.unseen}>Share</span>
            </th>
            <th scope="col">Chosen</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, name, count }) => (
            <tr key={key}>
              <th scope="row" className={classes.name} title={name}>
                {name}
              </th>
              <td className={classes.bar} title={`${Math.round((count / total) * 100)} %`}>
                <span className={classes.share} style={{ width: `${(count / largest) * 100}%` }} />
              </td>
              <td>{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && (
        <Button
          className={classes.moreRecipients}
          variant="subtle"
          size="compact-sm"
          onClick={() => setWhole(true)}
        >
          Show {(rows.length - atFirst).toLocaleString('en')} more
        </Button>
      )}
    </div>
  );
}
