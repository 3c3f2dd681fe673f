import { describe, expect, it } from 'vitest';
import { type AuditRecord, type AuditVerdict, auditKinds } from '../../../shared/audit';
import { factsOf, kindGroups, summaryOf, verdictWords, whatOf } from './audit-words';

const record = (more: Partial<AuditRecord>): AuditRecord => ({
  seq: 1,
  at: 0,
  actor: 'aroha@desk',
  app: '1.0.0',
  kind: 'revocation-outcome',
  ...more,
});

describe('the audit log in words', () => {
  it('finds every kind in exactly one group', () => {
    expect(kindGroups.flatMap(({ kinds }) => [...kinds]).sort()).toEqual([...auditKinds].sort());
  });

  it('tells a revocation by its outcome, and an outcome it does not know as it is', () => {
    expect(whatOf(record({ outcome: 'revoked' }))).toBe('Revoked');
    expect(whatOf(record({ outcome: 'unknown' }))).toMatch(/Not known/);
    expect(whatOf(record({ outcome: 'vanished' }))).toBe('Revocation: vanished');
    expect(whatOf(record({ kind: 'realm-unlocked' }))).toBe('Production unlocked');
  });

  it('leaves nothing of a record out', () => {
    const facts = factsOf(
      record({ reason: 'asked by phone', requestIds: ['a', 'b'], details: { planHash: 'ff', rows: 0 } }),
    );
    expect(facts).toEqual([
      ['Reason', 'asked by phone'],
      ['Request ids', 'a, b'],
      ['Plan hash', 'ff'],
      ['Rows', '0'],
      ['App version', '1.0.0'],
    ]);
  });
});

it('says in one line what a record without a consent says, and no empty counts', () => {
  expect(summaryOf(record({ details: { revoked: 3, failed: 0, 'already-ended': 2 } }))).toBe(
    'Revoked: 3 · Already ended: 2',
  );
});

describe('what verifying has shown', () => {
  const verdict = (more: Partial<AuditVerdict>): AuditVerdict => ({
    state: 'intact',
    verified: 12,
    unverifiable: 0,
    checkedAt: 0,
    ...more,
  });

  it('names the first bad record and where it stands', () => {
    const firstBad = { seq: 7, file: '000001.log', line: 8, problem: 'the record was changed.' };
    const { title, text } = verdictWords(verdict({ state: 'damaged', verified: 6, firstBad }));
    expect(title).toMatch(/changed or damaged/);
    expect(text).toContain(
      'Record 7 (000001.log, line 8): the record was changed. 6 records before that are',
    );
  });

  it('never calls intact what nobody could check', () => {
    expect(verdictWords(verdict({ unverifiable: 3 })).text).toMatch(/3 records cannot be checked/);
    expect(verdictWords(verdict({ state: 'unverifiable', verified: 0 })).title).not.toMatch(/intact/);
  });
});
