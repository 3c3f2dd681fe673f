import type { Consent } from '../../../shared/consent';
import { Time } from '../components/Time';
import { permissionSummary } from '../consents/permission-summary';
import { count } from '../consents/progress-summary';
import { StatusMark } from '../consents/StatusMark';
import { customerName, recipientName } from './consequences';
import classes from './revocation.module.css';

/** The consent in question, as it was read for the plan. */
export function PlanFacts({ consent, now }: { readonly consent: Consent; readonly now: number }) {
  const { customer, permissions, createdAt, expiresAt } = consent;
  return (
    <dl className={classes.facts}>
      <dt>Customer</dt>
      <dd>
        <strong>{customerName(consent)}</strong>
        {customer.email && customer.name && <span className={classes.extra}>{customer.email}</span>}
      </dd>
      <dt>Recipient</dt>
      <dd>
        <strong>{recipientName(consent)}</strong>
      </dd>
      <dt>Status</dt>
      <dd>
        <StatusMark consent={consent} now={now} />
      </dd>
      <dt>Permissions</dt>
      <dd>
        {count(permissions.length, 'permission')}
        {permissions.length > 0 && <span className={classes.extra}>{permissionSummary(permissions)}</span>}
      </dd>
      <dt>Since, until</dt>
      <dd className={classes.period}>
        <Time at={createdAt} />
        <Time at={expiresAt} none="No end stated" />
      </dd>
      <dt>Consent id</dt>
      <dd>
        <code>{consent.id}</code>
      </dd>
    </dl>
  );
}
