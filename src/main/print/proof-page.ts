/** The whole story of one revocation on paper (V8): what the consent was, why and by whom, request, answer, what it is now, and the records themselves. */
import type { Consent } from '../../shared/consent';
import type { RunStatus } from '../../shared/revocation';
import type { AuditPlace } from '../audit/audit-log';
import type { ProvenItem } from '../proof/proof-item';
import { decodeRecord, sha256 } from '../proof/record';
import { statementOf } from '../proof/statement';
import type { RunHeader } from '../revocation/journal/run-journal';
import { permissionList, who } from './consent-words';
import { decision } from './decision';
import { code, documentOf, facts, note, section } from './document';
import { type Html, html, nothing } from './html';
import { inWords, type TimeZone } from './instants';
import { layOutJson } from './lay-out-json';
import { type Made, producerOf } from './made';
import { outcomeTitle, paragraphs, verdictBox, why } from './outcome-words';

export interface ProofOfOne {
  made: Made;
  header: RunHeader;
  status: RunStatus;
  proven: ProvenItem;
  zone?: TimeZone;
}

export function proofPage({ made, header, status, proven, zone = null }: ProofOfOne): string {
  const { item, evidence } = proven;
  const { statement } = statementOf(item, evidence);
  const before = consentBefore(proven);
  const isRevoked = item.state === 'revoked';
  return documentOf(
    {
      title: isRevoked ? 'Proof of revocation' : 'Record of a revocation',
      subtitle: `Saved by ${made.by} at ${inWords(made.at, zone)}`,
      realm: { name: item.realmName, environment: item.environment },
      producer: producerOf(made),
    },
    [
      verdictBox(
        item.state,
        html`<strong>${outcomeTitle[item.state]}</strong>${paragraphs([statement, ...why(item)])}`,
      ),
      section(
        'The consent',
        who(before),
        facts(['It allowed', permissionList(before)]),
        realmFacts(header, proven),
      ),
      section('The decision', decision(header, status, zone)),
      section('What happened', story(proven, header, zone)),
      section('In the audit log', audit(proven)),
      appendix('A', 'The record before', evidence?.before ?? null, zone),
      appendix('B', 'The record after', evidence?.after ?? null, zone),
    ],
  );
}

/** As it was read right before; where that is not kept, as it was shown. */
function consentBefore({ item, evidence }: ProvenItem): Consent {
  const read = evidence?.before ?? evidence?.after;
  return (read && decodeRecord(item.ref, read)?.consent) ?? item.consent;
}

function realmFacts({ plan }: RunHeader, { item }: ProvenItem): Html {
  const realm = plan.realms[item.ref.realmId];
  if (!realm) return nothing;
  return facts(
    ['API', code(realm.apiBaseUrl)],
    ['Login', html`${code(realm.loginBaseUrl)}, realm ${code(realm.realmName)}`],
  );
}

function story({ item, chosen, evidence }: ProvenItem, { plan }: RunHeader, zone: TimeZone): Html {
  const chosenAs = step(
    'Chosen',
    html`for revocation, with the status ${code(chosen.statusAsReceived || chosen.status)}`,
    plan.preparedAt,
    zone,
  );
  if (!evidence)
    return html`<ol class="story">${chosenAs}</ol>${note('What was read, sent and answered is not kept any more.')}`;
  const { before, request, response, after } = evidence;
  const isKnown = item.state === 'revoked' || item.state === 'already-ended';
  const read = (title: string, record: typeof before): Html =>
    record
      ? step(title, html`status ${code(statusIn(item, record))}`, record.readAt, zone)
      : step(title, html`${isKnown ? 'the API did not have it' : 'it could not be read'}`, null, zone);
  return html`<ol class="story">${[
    chosenAs,
    read('Read from the API', before),
    ...(request
      ? [
          step('Revoke sent', code(`${request.method} ${request.url}`), request.sentAt, zone),
          answered(response, zone),
          read('Read again from the API', after),
        ]
      : [step('Nothing was sent', nothing, null, zone)]),
  ]}</ol>`;
}

function statusIn({ ref }: ProvenItem['item'], read: { raw: string; readAt: number }): string {
  const consent = decodeRecord(ref, read)?.consent;
  return consent ? consent.statusAsReceived || consent.status : 'not stated';
}

function answered(response: NonNullable<ProvenItem['evidence']>['response'], zone: TimeZone): Html {
  if (!response) return step('Answer', html`none is known`, null, zone);
  const { status, requestId, failure, at } = response;
  return step(
    'Answer',
    html`${status === null ? 'none came' : html`HTTP status ${code(String(status))}`}${
      requestId === null ? nothing : html`, request id ${code(requestId)}`
    }${failure === null ? nothing : html`<div>${failure}</div>`}`,
    at,
    zone,
  );
}

const step = (title: string, content: Html, at: number | null, zone: TimeZone): Html =>
  html`<li><div><b>${title}</b>${content.markup === '' ? nothing : html`: ${content}`}${
    at === null ? nothing : html`<span class="when">${inWords(at, zone)}</span>`
  }</div></li>`;

function audit({ places: { intent, outcome } }: ProvenItem): Html {
  return html`${facts(['Intent', placeOf(intent)], ['Outcome', placeOf(outcome)])}${note(
    'Numbers of the records in the audit log of the app that made this page, each with the code that chains it to all before it.',
  )}`;
}

const placeOf = (place: AuditPlace | null): Html =>
  place
    ? html`Record ${place.seq}, ${code(place.mac)}`
    : html`not known to this page; the log names the run and the consent`;

/** Longer records are on paper in part: nobody reads them there, and the JSON has them whole. */
export const longestRecord = 150_000;

function appendix(
  letter: string,
  title: string,
  read: { raw: string; readAt: number } | null,
  zone: TimeZone,
): Html {
  if (!read) return nothing;
  const text = layOutJson(read.raw);
  const isLong = text.length > longestRecord;
  return html`<section class="appendix"><h2>Appendix ${letter}: ${title}</h2>${note(
    `As the API sent it, read at ${inWords(read.readAt, zone)}. Line ends and indents were added; nothing else was changed.${
      isLong
        ? ` Its first ${longestRecord.toLocaleString('en')} characters; the proof as JSON has it whole.`
        : ''
    }`,
  )}${facts(['SHA-256 as received', code(sha256(read.raw))])}<pre class="record">${
    isLong ? text.slice(0, longestRecord) : text
  }</pre></section>`;
}
