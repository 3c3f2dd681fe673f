/** How a consent of a plan or a run stands in a list. */
import type { PlanItem } from '../../../shared/revocation';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import rowList from '../components/row-list.module.css';
import { formatDate } from '../components/time-format';
import { StatusMark } from '../consents/StatusMark';
import { customerName, recipientName } from './consequences';
import type { ListColumn } from './ItemList';
import classes from './list.module.css';
import { shownCustomer } from './shown-customer';

/** The realm is told only where there are several: the strip above names the one. */
export function itemColumns(
  now: number,
  hasRealm: boolean,
): { columns: ListColumn<PlanItem>[]; widths: string } {
  const realm: ListColumn<PlanItem> = { title: 'Realm', cell: (item) => <Realm item={item} /> };
  return {
    widths: `140px minmax(0, 1.4fr) minmax(0, 1.1fr) 108px${hasRealm ? ' minmax(0, 1fr)' : ''}`,
    columns: [
      { title: 'Status', cell: ({ consent }) => <StatusMark consent={consent} now={now} /> },
      { title: 'Customer', cell: (item) => <Customer item={item} /> },
      { title: 'Recipient', cell: ({ consent }) => <Clamped text={recipientName(consent)} /> },
      {
        title: 'Created',
        cell: ({ consent: { createdAt } }) => (createdAt === null ? '—' : formatDate(createdAt)),
      },
      ...(hasRealm ? [realm] : []),
    ],
  };
}

/** With the id of the consent, which is what a ticket names. */
export function Customer({ item }: { readonly item: PlanItem }) {
  const { consent } = item;
  const name = customerName({ customer: shownCustomer(item) });
  return (
    <>
      <span className={classes.first} title={name}>
        {name}
      </span>
      <span className={rowList.second} title={consent.id}>
        {consent.id}
      </span>
    </>
  );
}

export function Realm({ item: { realmName, environment } }: { readonly item: PlanItem }) {
  return (
    <>
      <span className={classes.first} title={realmName}>
        {realmName}
      </span>
      <span>
        <EnvironmentBadge environment={environment} />
      </span>
    </>
  );
}

export function Clamped({ text }: { readonly text: string }) {
  return (
    <span className={classes.plain} title={text}>
      {text}
    </span>
  );
}
