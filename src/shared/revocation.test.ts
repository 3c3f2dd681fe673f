import { expect, test } from 'vitest';
import { reasonSchema, ticketSchema } from './revocation';

test('a reason is trimmed and may have several lines', () => {
  expect(reasonSchema.parse('  Customer asked by phone\nTicket 42  ')).toBe(
    'Customer asked by phone\nTicket 42',
  );
});

test.each([
  ['nothing', ''],
  ['only spaces', '      '],
  ['too few words', 'ok'],
  ['10,000 characters', 'x'.repeat(10_000)],
  ['a control character', 'abc\u0007def'],
  ['a right-to-left override', 'abc\u202edef'],
])('a reason cannot be %s', (_what, reason) => {
  expect(reasonSchema.safeParse(reason).success).toBe(false);
});

test('a ticket has one line', () => {
  expect(ticketSchema.safeParse('OPS-1234').success).toBe(true);
  expect(ticketSchema.safeParse('OPS\n1234').success).toBe(false);
});
