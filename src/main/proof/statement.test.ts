import { describe, expect, it } from 'vitest';
import { evidenceWith, itemWith, usualTexts } from '../print/pages-for-tests';
import type { Evidence } from '../revocation/evidence/evidence';
import { statementOf } from './statement';

const evidence = evidenceWith(usualTexts);
const unsent: Evidence = { ...evidence, request: null, response: null };
const gone: Evidence = { ...evidence, after: null };
const nothing: Evidence = { before: null, request: null, response: null, after: null };

describe('what was seen in the end is said, and no more', () => {
  it.each([
    ['revoked', evidence, true, 'A revoke was sent. Read again from the API, its status was ‘Revoked’.'],
    [
      'revoked',
      unsent,
      true,
      'A revoke may have been sent before this run was interrupted. Read again from the API, its status was ‘Revoked’.',
    ],
    [
      'already-ended',
      gone,
      true,
      'A revoke was sent. Asked again, twice, the API did not have it any more. It may have been ended by somebody else.',
    ],
    ['already-ended', unsent, true, 'Nothing was sent. Read again from the API, its status was ‘Revoked’.'],
    [
      'already-ended',
      null,
      true,
      'Nothing is kept of what was sent. It was read again from the API; what was read is not kept any more.',
    ],
    [
      'changed',
      unsent,
      false,
      'Nothing was sent: the consent, read from the API right before, was not what it was when it was chosen.',
    ],
    ['failed', nothing, false, 'Nothing was sent.'],
    [
      'failed',
      evidence,
      false,
      'A revoke was sent. The consent was not revoked, as reading it again from the API showed.',
    ],
    ['failed', null, false, 'The consent was not revoked by this run.'],
    [
      'unknown',
      gone,
      false,
      'A revoke may have been sent, and what became of the consent could not be seen.',
    ],
    ['unsent', null, false, 'Nothing was sent for this consent.'],
    ['in-progress', null, false, 'It has no outcome yet.'],
  ] as const)('%s', (state, kept, byReadingAgain, statement) => {
    expect(statementOf(itemWith(usualTexts, state), kept)).toEqual({ byReadingAgain, statement });
  });

  it('a record that cannot be read any more is not made up', () => {
    const torn = { ...evidence, after: { raw: '{"id":', readAt: 1 } };
    const item = itemWith(usualTexts, 'already-ended');
    expect(statementOf(item, torn).statement).toContain('what was read is not kept any more');
    expect(statementOf(itemWith(usualTexts, 'revoked'), torn).statement).toContain('‘Authorised’');
  });

  it('after a restart, when only the journal is left', () => {
    const item = { ...itemWith(usualTexts, 'revoked'), outcome: { kind: 'revoked', after: null } as const };
    expect(statementOf(item, null).statement).toBe(
      'A revoke was sent. It was read again from the API; what was read is not kept any more.',
    );
    expect(statementOf(item, gone).statement).toContain('the API did not have it any more');
  });
});
