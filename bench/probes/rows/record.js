// A record of a consent's length, made up from its number: what is measured is rows, not data.
const people = [
  'Sefina Kelly',
  'Hemi Dang',
  'Aroha Ngata',
  'Priya Raman',
  'Tomasi Faleolo',
  'Grace O’Connor',
];
const recipients = [
  'Moa Rent Ready',
  'Tuatara Budgeting',
  'Ledger & Sons',
  'Kererū Pay',
  'Pōhutukawa Lending',
];
const permissions = ['Accounts, Balances, Transactions', 'Party, Accounts, Balances', 'Balances'];
const statuses = ['Active', 'Awaiting', 'Revoked', 'Expired', 'Rejected'];
const day = (at) =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const days = Array.from({ length: 400 }, (_, index) => day(Date.UTC(2026, 0, 1) + index * 86_400_000));

/** The texts of a row's cells: one or two lines each. */
globalThis.recordAt = (index) => {
  const person = people[index % people.length];
  const mail = `${person.toLowerCase().replace(/\W+/g, '.')}.${index}@ozmail.example`;
  return [
    [statuses[index % statuses.length]],
    [person, mail],
    [recipients[index % recipients.length]],
    [`${(index % 9) + 1} · ${permissions[index % permissions.length]}`],
    [days[index % 400]],
    [days[(index * 7) % 400], `in ${index % 90} days`],
  ];
};
