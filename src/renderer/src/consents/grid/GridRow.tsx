// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as the grid scrolls, which a <table> does not survive
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row by aria-activedescendant
import { type MouseEvent, memo } from 'react';
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
  readonly isSelected: boolean;
  /** Given where rows of several realms stand together. */
  readonly realm: RealmProfile | undefined;
  readonly hasRealm: boolean;
  readonly onPick: (consent: Consent, how: Meant) => void;
}

/** What a click on a row means: by its place in the row and the keys held. */
export type Meant = 'open' | 'toggle' | 'reach';

function meant(event: MouseEvent): Meant {
  if (event.shiftKey) return 'reach';
  const isOnBox = event.target instanceof Element && event.target.closest('[data-box]') !== null;
  return isOnBox || event.ctrlKey || event.metaKey ? 'toggle' : 'open';
}

/** Plain elements and classes alone: a component library in the cells costs three of four frames while scrolling. */
export const GridRow = memo(function GridRow(props: Props) {
  const { consent, index, top, id, now, isActive, isOpen, isSelected, realm, hasRealm, onPick } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
    <div
      role="row"
      id={id}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpen || undefined}
      data-active={isActive || undefined}
      // With Shift it would select text from row to row.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => onPick(consent, meant(event))}
    >
      {/* A picture of `aria-selected`, and a place to click: the keyboard has Space. */}
      <div role="gridcell" className={classes.boxCell} data-box>
        <span className={classes.box} />
      </div>
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
