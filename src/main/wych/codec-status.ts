/** The statuses of AU CDR, NZ PNZ, UK OBIE and ISO 20022 folded into ours. What is not listed is `other`: never guessed. */
import type { ConsentStatus } from '../../shared/consent';

const spellings: Record<Exclude<ConsentStatus, 'other'>, readonly string[]> = {
  pending: [
    'pending',
    'created',
    'awaitingauthorisation',
    'awau',
    'awaitingupload',
    'awup',
    'awaitingfurtherauthorisation',
    'awaf',
  ],
  active: ['active', 'authorised', 'auth'],
  rejected: ['rejected', 'rjct'],
  revoked: ['revoked', 'canc', 'withdrawn'],
  expired: ['expired', 'expd'],
  consumed: ['consumed', 'cond'],
};

const folded = new Map<string, ConsentStatus>();
for (const [status, words] of Object.entries(spellings)) {
  for (const word of words) folded.set(word, status as ConsentStatus);
}

/** Spellings met before, as received. Bounded: a server may invent a status for each record. */
const met = new Map<string, ConsentStatus>();
const mostMet = 500;

/** Ignores case, s/z and how words are joined. */
export function readStatus(asReceived: string): ConsentStatus {
  const known = met.get(asReceived);
  if (known !== undefined) return known;
  const status = folded.get(fold(asReceived)) ?? 'other';
  if (met.size < mostMet) met.set(asReceived, status);
  return status;
}

const fold = (text: string): string =>
  text.length > 60
    ? ''
    : text
        .toLowerCase()
        .replace(/[\s_-]+/g, '')
        .replaceAll('z', 's');
