// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as the grid scrolls, which a <table> does not survive
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row by aria-activedescendant
import { memo } from 'react';
import type { Consent } from '../../../../shared/consent';
import type { RealmProfile } from '../../../../shared/realm';
import { EnvironmentBadge } from '../../components/EnvironmentBadge';
import { formatDate, formatLocal, formatRelative } from '../../components/time-format';
import { permissionSummary } from '../permission-summary';
import { customerLabel } from '../rows/row-fields';
import { StatusMark } from '../StatusMark';
import { nearness } from './expiry';
import classes from './grid.module.css';

interface Props {
  readonly consent: Consent;
  /** Place in the list, from 0. */
  readonly index: number;
  readonly top: number;
  readonly id: string;
  readonly now: number;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  /** Given where rows of several realms stand together. */
  readonly realm: RealmProfile | undefined;
  readonly hasRealm: boolean;
  readonly onPick: (index: number) => void;
}

/** Plain elements and classes alone: a component library in the cells costs three of four frames while scrolling. */
export const GridRow = memo(function GridRow(props: Props) {
  const { consent, index, top, id, now, isActive, isOpen, realm, hasRealm, onPick } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
    <div
      role="row"
      id={id}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      data-active={isActive || undefined}
      onClick={() => onPick(index)}
    >
      <div role="gridcell" className={classes.cell}>
        <StatusMark consent={consent} now={now} />
      </div>
      <CustomerCell consent={consent} />
      <div role="gridcell" className={classes.cell} title={consent.recipient.name || consent.recipient.id}>
        <span className={classes.clamp}>{consent.recipient.name || consent.recipient.id || '—'}</span>
      </div>
      <PermissionsCell permissions={consent.permissions} />
      <div
        role="gridcell"
        data-column="created"
        className={classes.cell}
        title={timeTitle(consent.createdAt)}
      >
        <span className={classes.line}>
          {consent.createdAt === null ? '—' : formatDate(consent.createdAt)}
        </span>
      </div>
      <ExpiresCell consent={consent} now={now} />
      {hasRealm && <RealmCell realmId={consent.realmId} realm={realm} />}
    </div>
  );
});

const timeTitle = (at: number | null): string | undefined => (at === null ? undefined : formatLocal(at));

function CustomerCell({ consent }: { readonly consent: Consent }) {
  const label = customerLabel(consent);
  const { email } = consent.customer;
  const second = email !== label ? email : '';
  return (
    <div role="gridcell" className={classes.cell} title={[label, second].filter(Boolean).join('\n')}>
      <span className={classes.strong}>{label || '—'}</span>
      {second && <span className={classes.second}>{second}</span>}
    </div>
  );
}

function PermissionsCell({ permissions }: Pick<Consent, 'permissions'>) {
  const summary = permissionSummary(permissions);
  return (
    <div role="gridcell" data-column="permissions" className={classes.permissions} title={summary}>
      <span className={classes.count}>{permissions.length}</span>
      <span className={classes.clamp}>{summary || 'None stated'}</span>
    </div>
  );
}

function ExpiresCell({ consent, now }: { readonly consent: Consent; readonly now: number }) {
  const { expiresAt } = consent;
  return (
    <div
      role="gridcell"
      data-column="expires"
      className={classes.cell}
      data-nearness={nearness(consent, now)}
      title={timeTitle(expiresAt)}
    >
      {expiresAt === null ? (
        <span className={classes.second}>No end stated</span>
      ) : (
        <>
          <span className={classes.line}>{formatDate(expiresAt)}</span>
          <span className={classes.second}>{formatRelative(expiresAt, now)}</span>
        </>
      )}
    </div>
  );
}

function RealmCell({
  realmId,
  realm,
}: {
  readonly realmId: string;
  readonly realm: RealmProfile | undefined;
}) {
  return (
    <div role="gridcell" className={classes.realm} data-accent={realm?.accent} title={realm?.name ?? realmId}>
      <span className={classes.line}>{realm?.name ?? realmId}</span>
      {realm && <EnvironmentBadge environment={realm.environment} />}
    </div>
  );
}
