/** The audit log in words. Everything that is told of a record comes from the record: a realm that is gone is told as it was called. */
import type { AuditKind, AuditRecord, AuditVerdict } from '../../../shared/audit';

const kindWords: Readonly<Record<AuditKind, string>> = {
  'log-started': 'Log file begun',
  'log-damaged': 'Log found damaged',
  'realm-added': 'Realm added',
  'realm-changed': 'Realm changed',
  'realm-removed': 'Realm deleted',
  'secret-changed': 'Secret typed',
  'token-discarded': 'Token discarded',
  'visit-began': 'Began to act for a customer',
  'visit-ended': 'Ended acting for a customer',
  'exchange-refused': 'Token exchange refused',
  'keychain-accepted': 'Keychain accepted',
  'setting-changed': 'Setting changed',
  'realm-unlocked': 'Production unlocked',
  'realm-locked': 'Production locked',
  'plan-exported': 'Plan file saved',
  'plan-opened': 'Plan file opened',
  'run-started': 'Run started',
  'run-paused': 'Run paused',
  'run-resumed': 'Run resumed',
  'run-ended': 'Run ended',
  'run-abandoned': 'Run ended as it stood',
  'revocation-intended': 'Revoke about to be sent',
  'revocation-outcome': 'Revocation',
  'proof-saved': 'Proof saved',
  'confirmation-saved': 'Confirmation saved',
  'consents-exported': 'Consents exported',
  'audit-exported': 'Audit log exported',
  'profiles-exported': 'Realm profiles exported',
  'profiles-imported': 'Realm profiles imported',
  'activity-exported': 'Activity exported',
  'diagnostics-saved': 'Diagnostics saved',
};

const outcomeWords: Readonly<Record<string, string>> = {
  revoked: 'Revoked',
  'already-ended': 'Had already ended',
  changed: 'Not revoked: changed since chosen',
  failed: 'Not revoked: failed',
  unknown: 'Not known whether revoked',
};

/** What happened, in a few words. A revocation is told by how it ended. */
export function whatOf({ kind, outcome }: Pick<AuditRecord, 'kind' | 'outcome'>): string {
  if (kind === 'revocation-outcome' && outcome) return outcomeWords[outcome] ?? `Revocation: ${outcome}`;
  return kindWords[kind];
}

/** Kinds that are looked for together. */
export const kindGroups = [
  { key: 'revocations', label: 'Revocations', kinds: ['revocation-intended', 'revocation-outcome'] },
  {
    key: 'runs',
    label: 'Plans and runs',
    kinds: [
      'plan-exported',
      'plan-opened',
      'run-started',
      'run-paused',
      'run-resumed',
      'run-ended',
      'run-abandoned',
    ],
  },
  {
    key: 'locks',
    label: 'Production lock and settings',
    kinds: ['realm-unlocked', 'realm-locked', 'setting-changed'],
  },
  {
    key: 'visits',
    label: 'Acting for customers',
    kinds: ['visit-began', 'visit-ended', 'exchange-refused'],
  },
  {
    key: 'realms',
    label: 'Realms and secrets',
    kinds: [
      'realm-added',
      'realm-changed',
      'realm-removed',
      'secret-changed',
      'token-discarded',
      'keychain-accepted',
      'profiles-imported',
    ],
  },
  {
    key: 'files',
    label: 'Files saved',
    kinds: [
      'proof-saved',
      'confirmation-saved',
      'consents-exported',
      'audit-exported',
      'profiles-exported',
      'activity-exported',
      'diagnostics-saved',
    ],
  },
  { key: 'log', label: 'The log itself', kinds: ['log-started', 'log-damaged'] },
] as const satisfies ReadonlyArray<{ key: string; label: string; kinds: readonly AuditKind[] }>;

/** 'runId' → 'Run id'. */
const labelOf = (key: string): string => {
  const words = key.replace(/-|([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Everything a record says beyond when, who, what and where, as label and text. */
export function factsOf(record: AuditRecord): ReadonlyArray<readonly [label: string, text: string]> {
  const { consentId, runId, reason, ticket, outcome, subject, requestIds = [], details = {} } = record;
  const facts: Array<readonly [string, string | undefined]> = [
    ['Reason', reason],
    ['Ticket', ticket],
    ['Outcome', outcome],
    ['Consent id', consentId],
    ['Acting for customer', subject],
    [requestIds.length > 1 ? 'Request ids' : 'Request id', requestIds.join(', ')],
    ['Run', runId],
    ...Object.entries(details).map(([key, value]) => [labelOf(key), String(value)] as const),
    ['App version', record.app],
  ];
  return facts.filter((fact): fact is readonly [string, string] => Boolean(fact[1]));
}

/** For a record that is about no consent: what else it says, in one line. */
export const summaryOf = ({ details = {} }: Pick<AuditRecord, 'details'>): string =>
  Object.entries(details)
    .filter(([, value]) => value !== 0 && value !== '')
    .map(([key, value]) => `${labelOf(key)}: ${value}`)
    .join(' · ');

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** What verifying has shown, as a headline and a sentence. */
export function verdictWords(verdict: AuditVerdict): { title: string; text: string } {
  const { verified, unverifiable, firstBad } = verdict;
  const older =
    unverifiable > 0
      ? ` ${count(unverifiable, 'record')} cannot be checked: the key that sealed them was not kept, or is gone.`
      : '';
  if (verdict.state === 'damaged') {
    const where = firstBad
      ? `${firstBad.seq === null ? 'A record' : `Record ${firstBad.seq.toLocaleString('en')}`} (${firstBad.file}, line ${firstBad.line.toLocaleString('en')}): ${firstBad.problem}`
      : 'It is not what was written.';
    return {
      title: 'The log was changed or damaged',
      text: `${where} ${count(verified, 'record')} before that ${verified === 1 ? 'is' : 'are'} as written.${older}`,
    };
  }
  if (verdict.state === 'unverifiable')
    return { title: 'The log cannot be checked', text: older.trim() || 'Its key is not in the keychain.' };
  return { title: 'The log is intact', text: `${count(verified, 'record')} checked, none missing.${older}` };
}
