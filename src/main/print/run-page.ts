/** A run on paper: how it ended in numbers, why and by whom, and its consents, one line each. */
import { type RunItem, type RunStatus, runItemStates } from '../../shared/revocation';
import type { ConsentPlaces } from '../proof/audit-places';
import type { RunHeader } from '../revocation/journal/run-journal';
import { count, customerName, recipientName } from './consent-words';
import { decision } from './decision';
import { code, documentOf, environmentMark, note, section } from './document';
import { type Html, html, nothing } from './html';
import { inUtc, inWords, type TimeZone } from './instants';
import { type Made, producerOf } from './made';
import { outcomeWord, paragraphs, why } from './outcome-words';

/** More nobody reads on paper; the JSON has them all. */
export const mostRows = 1000;

export interface ProofOfRun {
  made: Made;
  header: RunHeader;
  status: RunStatus;
  /** The first of the run, at most `mostRows`. */
  items: ReadonlyArray<{ item: RunItem; places: ConsentPlaces }>;
  zone?: TimeZone;
}

export function runPage({ made, header, status, items, zone = null }: ProofOfRun): string {
  const [only, ...others] = status.realms;
  return documentOf(
    {
      title: 'Report of a revocation run',
      subtitle: `Saved by ${made.by} at ${inWords(made.at, zone)}`,
      realm: only && others.length === 0 ? only : null,
      producer: producerOf(made),
    },
    [
      verdict(status, zone),
      section('The decision', decision(header, status, zone)),
      section('How the consents ended', outcomes(status)),
      section('By realm', realms(status)),
      section('The consents', table(items, others.length > 0), rest(status, items.length)),
    ],
  );
}

function verdict(status: RunStatus, zone: TimeZone): Html {
  const { counts, total } = status;
  const revoked = counts.revoked ?? 0;
  const content = html`<strong>${revoked.toLocaleString('en')} of ${count(total, 'consent')} revoked</strong>${paragraphs(
    [
      'Each one that is called revoked was read again from the API, which showed it so.',
      howItEnded(status, zone),
    ],
  )}`;
  return revoked === total
    ? html`<div class="verdict good">${content}</div>`
    : html`<div class="verdict careful">${content}</div>`;
}

function howItEnded({ state, endedAt, startedAt, counts }: RunStatus, zone: TimeZone): string {
  const begun = `Begun at ${inWords(startedAt, zone)}`;
  if (state !== 'ended') return `${begun}. It has not ended: these are the numbers so far.`;
  const spared = counts.unsent ?? 0;
  return `${begun}, ended at ${inWords(endedAt, zone)}${spared > 0 ? `, before it had come to ${count(spared, 'consent')}` : ''}.`;
}

const outcomes = ({ counts }: RunStatus): Html =>
  html`<table class="narrow"><thead><tr><th>Outcome</th><th class="number">Consents</th></tr></thead><tbody>${runItemStates
    .filter((state) => (counts[state] ?? 0) > 0)
    .map(
      (state) =>
        html`<tr><td>${outcomeWord[state]}</td><td class="number">${(counts[state] ?? 0).toLocaleString('en')}</td></tr>`,
    )}</tbody></table>`;

const realms = (status: RunStatus): Html =>
  html`<table class="narrow"><thead><tr><th>Realm</th><th class="number">Done</th><th class="number">Consents</th></tr></thead><tbody>${status.realms.map(
    ({ name, environment, done, total }) =>
      html`<tr><td>${name} ${environmentMark(environment)}</td><td class="number">${done.toLocaleString('en')}</td><td class="number">${total.toLocaleString('en')}</td></tr>`,
  )}</tbody></table>`;

function table(items: ProofOfRun['items'], namesRealms: boolean): Html {
  return html`<table class="items"><colgroup><col class="no"><col class="consent"><col class="recipient"><col class="outcome"><col class="record-no"></colgroup>
<thead><tr><th>No.</th><th>Customer and consent</th><th>Recipient</th><th>Outcome</th><th class="number">Log record</th></tr></thead>
<tbody>${items.map((one) => row(one, namesRealms))}</tbody></table>`;
}

function row({ item, places }: ProofOfRun['items'][number], namesRealms: boolean): Html {
  return html`<tr><td>${(item.index + 1).toLocaleString('en')}</td>
<td>${customerName(item.consent)}<span class="more">${code(item.ref.consentId)}</span></td>
<td>${recipientName(item.consent)}${
    namesRealms
      ? html`<span class="more">${item.realmName} (${item.environment.toUpperCase()})</span>`
      : nothing
  }</td>
<td>${outcomeWord[item.state]}${item.endedAt === undefined ? nothing : html`<span class="more">${inUtc(item.endedAt)}</span>`}${why(
    item,
  ).map((text) => html`<span class="more">${text}</span>`)}</td>
<td class="number">${places.outcome?.seq ?? ''}</td></tr>`;
}

const rest = ({ total }: RunStatus, shown: number): Html =>
  shown < total
    ? note(
        `These are the first ${shown.toLocaleString('en')} of ${total.toLocaleString('en')} consents. The proof as JSON has all of them.`,
      )
    : nothing;
