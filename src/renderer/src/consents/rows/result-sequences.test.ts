/** Whatever was asked before, and whatever has happened to the table since, the answer is that of the plainest engine there is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sort } from '../../../../shared/columns';
import type { Consent } from '../../../../shared/consent';
import type { QueryTerm } from '../query/query';
import { ConsentTable } from './consent-table';
import { permissionCounts, realmCount, recipientCounts, statusCount } from './counts';
import { plainAnswer } from './plain-answer';
import { type Question, ResultKeeper } from './result';
import { shownStatuses } from './shown-status';
import { runNow } from './steps';
import { consents, consentsIn } from './testing';
import { asking, now, sorts, terms } from './testing-questions';

type Act =
  | { readonly kind: 'ask'; readonly terms: readonly QueryTerm[] }
  /** The last word grows. */
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'delete' }
  | { readonly kind: 'sort'; readonly sort: Sort }
  | { readonly kind: 'wait' }
  | { readonly kind: 'give up'; readonly after: number }
  | { readonly kind: 'prepare'; readonly after: number }
  | { readonly kind: 'put'; readonly consents: readonly Consent[] }
  | { readonly kind: 'remove'; readonly place: number }
  | { readonly kind: 'replace'; readonly place: number; readonly by: Consent | undefined }
  | { readonly kind: 'scope'; readonly realms: readonly string[] };

const kind = <K extends Act['kind']>(name: K) => fc.constant(name);
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: kind('ask'), terms: fc.array(terms, { maxLength: 4 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: kind('type'), text: fc.constantFrom('a', 'e', '1', '@', 'ead', ' ') }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('delete') }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('sort'), sort: sorts }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('wait') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('give up'), after: fc.nat(12) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('prepare'), after: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('put'), consents }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('remove'), place: fc.nat(60) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('replace'), place: fc.nat(60), by: consents.map((some) => some[0]) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('scope'),
      realms: fc.subarray(['alpha', 'beta', 'gamma'], { minLength: 1 }),
    }),
  },
);

function change(table: ConsentTable, act: Act): void {
  const known = consentsIn(table);
  const at = 'place' in act ? known[act.place % Math.max(1, known.length)] : undefined;
  if (act.kind === 'put') table.put(act.consents, 1);
  if (act.kind === 'remove' && at) table.remove([{ realmId: at.realmId, consentId: at.id }]);
  if (act.kind === 'replace' && at && act.by) table.replace({ ...act.by, realmId: at.realmId, id: at.id });
  if (act.kind === 'scope') table.keepRealms(new Set(act.realms));
}

function asked(question: Question, act: Act): Question {
  const { terms: before } = question.query;
  const ask = (some: readonly QueryTerm[]) => ({ ...question, query: { terms: some } });
  const last = before.at(-1);
  switch (act.kind) {
    case 'ask':
      return ask(act.terms);
    case 'type':
      return ask(
        last?.kind === 'word'
          ? [...before.slice(0, -1), { ...last, text: last.text + act.text }]
          : [
              ...before,
              ...asking({
                kind: 'word',
                text: act.text,
                span: { start: 0, end: 0 },
                isNegated: false,
                isOff: false,
              }).query.terms,
            ],
      );
    case 'delete':
      return ask(
        last?.kind === 'word' && last.text.length > 1
          ? [...before.slice(0, -1), { ...last, text: last.text.slice(0, -1) }]
          : before.slice(0, -1),
      );
    case 'sort':
      return { ...question, sort: act.sort };
    case 'wait':
      return { ...question, now: question.now + 1e11 };
    default:
      return question;
  }
}

/** Only what is counted. */
const counted = (entries: readonly (readonly [string, number])[]) =>
  Object.fromEntries(entries.filter(([, count]) => count > 0));

test('an answer after any others is that of a plain filter', () => {
  fc.assert(
    fc.property(consents, fc.array(acts, { maxLength: 20 }), (some, sequence) => {
      const table = new ConsentTable();
      table.put(some, 1);
      const keeper = new ResultKeeper();
      let question = asking();
      for (const act of sequence) {
        change(table, act);
        question = asked(question, act);
        if (act.kind === 'give up' || act.kind === 'prepare') {
          const steps =
            act.kind === 'prepare' ? keeper.prepare(table, question) : keeper.answer(table, question);
          for (let step = 0; step < act.after; step++) steps.next();
        } else {
          const { rows, counts, epoch, version } = runNow(keeper.answer(table, question));
          const plain = plainAnswer(table, question);
          expect([...rows]).toEqual(plain.rows);
          expect({ epoch, version }).toEqual({ epoch: table.epoch, version: table.version });
          expect(counted(shownStatuses.map((status) => [status, statusCount(counts, status)]))).toEqual(
            plain.statuses,
          );
          const realms = ['alpha', 'beta', 'gamma'].map((id) => [id, realmCount(table, counts, id)] as const);
          expect(counted(realms)).toEqual(plain.realms);
          const recipients = recipientCounts(table, counts).map(
            ({ label, count }) => [label, count] as const,
          );
          expect(counted(recipients)).toEqual(plain.recipients);
          const permissions = permissionCounts(table, counts).map(
            ({ code, count }) => [code, count] as const,
          );
          expect(counted(permissions)).toEqual(plain.permissions);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('what is asked again is the same', () => {
  const table = new ConsentTable();
  table.put(fc.sample(consents, { numRuns: 3, seed: 7 }).flat(), 1);
  const keeper = new ResultKeeper();
  const first = runNow(keeper.answer(table, { ...asking(), now }));
  expect(runNow(keeper.answer(table, { ...asking(), now })).counts).toBe(first.counts);
});
