/** One page that confirms what a consent is now, read from the API for it (D4). */
import type { ConsentDetail } from '../../shared/consent';
import { isRevocable } from '../../shared/consent';
import type { Customer } from '../../shared/customer';
import type { RealmProfile } from '../../shared/realm';
import {
  count,
  customerInFull,
  customerName,
  isLapsed,
  period,
  permissionsByCluster,
  recipientName,
  statusLabel,
  who,
} from './consent-words';
import { code, documentOf, facts, line, lines, section } from './document';
import { type Html, html, nothing } from './html';
import { inLines, inWords, nameOf, type TimeZone } from './instants';
import { type Made, producerOf } from './made';

export interface Confirmation {
  detail: ConsentDetail;
  realm: RealmProfile;
  made: Made;
  /** In whose context it was read; absent: the client's own. */
  actingFor?: Customer | undefined;
  zone?: TimeZone;
}

export function confirmationPage({ detail, realm, made, actingFor, zone = null }: Confirmation): string {
  const { consent, accounts, purpose } = detail;
  return documentOf(
    {
      title: 'Confirmation of a consent',
      subtitle: `Read from the API of ${realm.name} at ${inWords(detail.readAt, zone)}`,
      realm,
      producer: producerOf(made),
    },
    [
      verdict(detail, zone),
      section('Who', who(consent)),
      section(
        isRevocable(consent) ? 'What it allows' : 'What it allowed',
        permissionsByCluster(consent),
        facts(['From accounts', accounts.length > 0 ? list(accounts) : null], ['Purpose', line(purpose)]),
      ),
      section('How long', period(detail, zone)),
      history(detail, zone),
      section(
        'Where this comes from',
        facts(
          ['API', code(realm.apiBaseUrl)],
          ['Login', html`${code(realm.loginBaseUrl)}, realm ${code(realm.realmName)}`],
          [
            'Request id',
            detail.requestId === undefined ? line('the server gave none') : code(detail.requestId),
          ],
          ['Saved by', line(made.by)],
          ['On behalf of', line(actingFor && customerInFull(actingFor))],
        ),
      ),
    ],
  );
}

function verdict({ consent, readAt, statusReasons }: ConsentDetail, zone: TimeZone): Html {
  const lapsed = isLapsed(consent, readAt);
  const label = lapsed ? 'Expired in effect' : statusLabel(consent);
  const content = html`<strong>${label}</strong><p>${sentence(consent, readAt, zone)}</p><p>Status as received: ${code(
    consent.statusAsReceived || consent.status,
  )}</p>${statusReasons.map((reason) => html`<p>${reason}</p>`)}`;
  if (lapsed) return html`<div class="verdict careful">${content}</div>`;
  return consent.status === 'active'
    ? html`<div class="verdict good">${content}</div>`
    : html`<div class="verdict">${content}</div>`;
}

function sentence(consent: ConsentDetail['consent'], now: number, zone: TimeZone): string {
  const [recipient, customer] = [recipientName(consent), customerName(consent)];
  if (isLapsed(consent, now))
    return `Its time was over at ${inWords(consent.expiresAt, zone)}, but the API has not ended it: it may still give access.`;
  if (consent.status === 'active') return `${recipient} may see data of ${customer} by this consent.`;
  if (consent.status === 'pending')
    return `${recipient} has asked ${customer} for it; it gives no access yet.`;
  return isRevocable(consent)
    ? `This app does not know this status: ask the operator of the API what it means.`
    : `It has ended: ${recipient} may no longer see data of ${customer} by this consent.`;
}

function history({ history: entries }: ConsentDetail, zone: TimeZone): Html {
  if (entries.length === 0) return nothing;
  const shown = entries.slice(0, longestHistory);
  const rest = entries.length - shown.length;
  return section(
    'History, as the API tells it',
    html`<table class="history"><colgroup><col class="when"><col class="status"><col class="by"><col></colgroup>
<thead><tr><th>When (${nameOf(zone)})</th><th>Status</th><th>By</th><th>Reason</th></tr></thead><tbody>${shown.map(
      ({ at, status, by, reason }) =>
        html`<tr><td>${lines(inLines(at, zone))}</td><td>${status}</td><td>${by}</td><td>${reason}</td></tr>`,
    )}</tbody></table>`,
    rest > 0 ? html`<p class="note">And ${count(rest, 'more entry', 'more entries')}.</p>` : nothing,
  );
}

const longestHistory = 200;

const list = (texts: readonly string[]): Html => html`${texts.map((text) => html`<div>${text}</div>`)}`;
