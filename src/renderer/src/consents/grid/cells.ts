/** How each column looks in a row. */
import type { ColumnKey } from '../../../../shared/columns';
import type { Consent } from '../../../../shared/consent';
import badge from '../../components/EnvironmentBadge.module.css';
import { formatLocal, formatRelative } from '../../components/time-format';
import { permissionSummary } from '../permission-summary';
import { customerLabel } from '../rows/row-fields';
import { shownStatus, statusLabel } from '../rows/shown-status';
import statusMark from '../StatusMark.module.css';
import { statusHint } from '../status-words';
import { type Cell, make, makeCell, makeMark, makeText } from './cell';
import { dayWords } from './day-words';
import { nearness } from './expiry';
import classes from './grid.module.css';

const nothing = '—';

function statusCell(): Cell {
  const dot = make('span', statusMark.dot);
  dot.ariaHidden = 'true';
  const [label, write] = makeText(statusMark.label);
  const status = make('span', statusMark.status);
  status.append(dot, label);
  const markStatus = makeMark(status, 'status');
  return {
    element: makeCell(classes.cell, status),
    write: (consent, { now }) => {
      markStatus(shownStatus(consent, now));
      write(statusLabel(consent, now));
    },
    hint: (consent, { now }) => statusHint(consent, now),
  };
}

const secondLine = (consent: Consent): string => {
  const { email } = consent.customer;
  return email === customerLabel(consent) ? '' : email;
};

function customerCell(): Cell {
  const [first, writeFirst] = makeText(classes.strong);
  const [second, writeSecond] = makeText(classes.second);
  return {
    element: makeCell(classes.cell, first, second),
    write: (consent) => {
      writeFirst(customerLabel(consent) || nothing);
      writeSecond(secondLine(consent));
    },
    hint: (consent) => [customerLabel(consent), secondLine(consent)].filter(Boolean).join('\n'),
  };
}

/** One line: text that may wrap and end in an ellipsis costs a third of a frame, and the column can be made wider. */
function textCell(textOf: (consent: Consent) => string): Cell {
  const [text, write] = makeText(classes.line);
  return {
    element: makeCell(classes.cell, text),
    write: (consent) => write(textOf(consent) || nothing),
    hint: textOf,
  };
}

function permissionsCell(): Cell {
  const [count, writeCount] = makeText(classes.count);
  const [summary, writeSummary] = makeText(classes.second);
  return {
    element: makeCell(classes.permissions, count, summary),
    write: ({ permissions }) => {
      writeCount(String(permissions.length));
      writeSummary(permissionSummary(permissions) || 'None stated');
    },
    hint: ({ permissions }) => permissionSummary(permissions),
  };
}

const timeHint = (at: number | null): string | undefined => (at === null ? undefined : formatLocal(at));

function dayCell(instantOf: (consent: Consent) => number | null): Cell {
  const [day, write] = makeText(classes.line);
  return {
    element: makeCell(classes.cell, day),
    write: (consent) => {
      const at = instantOf(consent);
      write(at === null ? nothing : dayWords(at));
    },
    hint: (consent) => timeHint(instantOf(consent)),
  };
}

function expiresCell(): Cell {
  const [day, writeDay] = makeText(classes.line);
  const [left, writeLeft] = makeText(classes.second);
  const element = makeCell(classes.cell, day, left);
  const markNearness = makeMark(element, 'nearness');
  return {
    element,
    write: (consent, { now }) => {
      const { expiresAt } = consent;
      markNearness(nearness(consent, now));
      writeDay(expiresAt === null ? '' : dayWords(expiresAt));
      writeLeft(expiresAt === null ? 'No end stated' : formatRelative(expiresAt, now));
    },
    hint: ({ expiresAt }) => timeHint(expiresAt),
  };
}

function realmCell(): Cell {
  const [name, writeName] = makeText(classes.line);
  const [environment, writeEnvironment] = makeText(badge.badge);
  const element = makeCell(classes.realm, name, environment);
  const markAccent = makeMark(element, 'accent');
  const markEnvironment = makeMark(environment, 'environment');
  return {
    element,
    write: ({ realmId }, { realms }) => {
      const realm = realms.get(realmId);
      markAccent(realm?.accent);
      markEnvironment(realm?.environment);
      environment.hidden = !realm;
      writeName(realm?.name ?? realmId);
      writeEnvironment(realm?.environment === 'production' ? 'PRODUCTION' : 'SANDBOX');
    },
    hint: ({ realmId }, { realms }) => realms.get(realmId)?.name ?? realmId,
  };
}

export const cells: Readonly<Record<ColumnKey, () => Cell>> = {
  status: statusCell,
  customer: customerCell,
  recipient: () => textCell(({ recipient }) => recipient.name || recipient.id),
  permissions: permissionsCell,
  created: () => dayCell(({ createdAt }) => createdAt),
  updated: () => dayCell(({ updatedAt }) => updatedAt),
  expires: expiresCell,
  realm: realmCell,
  id: () => textCell(({ id }) => id),
};
