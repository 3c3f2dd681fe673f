// A record with the words and lengths that the simulator gives one, made up from its number: what is measured is rows, not data.
const given =
  'Sefina Hemi Aroha Priya Tomasi Grace Hinewai Harpreet Rangi Mei Ioane Siobhan Wiremu Anahera'.split(' ');
const family = [
  'Kelly',
  'Dang',
  'Ngata',
  'Raman',
  'Faleolo',
  'O’Connor',
  'St John',
  'Wētere',
  'Petersen',
  'Li',
  'Tūhoe',
];
const recipients = [
  'Moa Rent Ready',
  'Tuatara Budgeting',
  'Ledger & Sons',
  'Kererū Pay',
  'Pōhutukawa Lending',
  'Ledgerly Loop',
  'Ākonga Student Budget',
];
const permissions = [
  ['2', 'Account details'],
  ['3', 'Accounts, Balances, Transactions'],
  ['4', 'Party, Accounts, Balances, Payments'],
  ['6', 'Accounts, Balances, Transactions'],
  ['1', 'Balances'],
];
const statuses = ['Active', 'Awaiting', 'Revoked', 'Expired', 'Rejected'];
const day = (at) =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const days = Array.from({ length: 800 }, (_, index) => day(Date.UTC(2026, 0, 1) + index * 86_400_000));
/** From one row to the next another, and not in step with any other column. */
const pick = (from, index, step) => from[(index * step) % from.length];

/** The texts of a row's cells: one or two in each. */
globalThis.recordAt = (index) => {
  const person = `${pick(given, index, 5)} ${pick(family, index, 3)}`;
  const mail = `${person.toLowerCase().replace(/\W+/g, '.')}.${index}@example.net`;
  return [
    [pick(statuses, index, 3)],
    [person, mail],
    [pick(recipients, index, 3)],
    pick(permissions, index, 2),
    [pick(days, index, 1)],
    [pick(days, index, 7), `in ${(index % 11) + 1} months`],
  ];
};
/** By place of the cell: its class, beside that of every cell. */
globalThis.kinds = ['status', 'customer', '', 'permissions', '', ''];
