import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CodedValues } from './coded-column';
import { permissionWords, recipientWords, statusWords } from './row-fields';

test('the same value has the same code, a value that is missing 0, and one that was never seen none', () => {
  const column = new CodedValues(recipientWords);
  const acme = column.code({ id: 'r-1', name: 'Acme' });
  expect(column.code({ id: 'r-1', name: 'Acme' })).toBe(acme);
  expect(column.find({ id: 'r-2', name: 'Acme' })).toBe(-1);
  expect(column.code({ id: '', name: '' })).toBe(0);
  expect(column.values[acme]).toEqual({ id: 'r-1', name: 'Acme' });
});

test('a recipient without a name is called by its id, and found by both', () => {
  const column = new CodedValues(recipientWords);
  const [named, nameless] = [
    column.code({ id: 'r-1', name: 'Kōwhai' }),
    column.code({ id: 'R-2', name: '' }),
  ];
  expect([column.labels[0], column.labels[named], column.labels[nameless]]).toEqual(['', 'Kōwhai', 'R-2']);
  expect([column.folded(named), column.folded(nameless)]).toEqual(['kowhai\nr-1', '\nr-2']);
});

test('permissions are found by their codes and by what the list says of them', () => {
  const column = new CodedValues(permissionWords);
  const code = column.code(['ReadBalances', 'x']);
  expect(column.labels[code]).toBe('Balances, x');
  expect(column.folded(code)).toBe('balances, x readbalances x');
  expect(column.code([])).toBe(0);
});

test('different values never share a code', () => {
  const list = fc.array(fc.constantFrom('', 'a', 'b', 'ab', '1:a', '"', '\\', '\ud800', ','), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(list, list, (one, other) => {
      const permissions = new CodedValues(permissionWords);
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(permissions.code(one) === permissions.code(other)).toBe(isSame);
      const recipients = new CodedValues(recipientWords);
      const [[a = '', b = ''], [c = '', d = '']] = [one, other];
      expect(recipients.code({ id: a, name: b }) === recipients.code({ id: c, name: d })).toBe(
        a === c && b === d,
      );
    }),
  );
});

test('what is forgotten is forgotten, but not by those who hold the values', () => {
  const column = new CodedValues(statusWords);
  column.grow(1);
  column.set(0, column.code('Authorised'));
  const { values } = column;
  column.clear();
  expect([column.find('Authorised'), column.codes.length, column.values]).toEqual([-1, 0, ['']]);
  expect(values).toEqual(['', 'Authorised']);
});
