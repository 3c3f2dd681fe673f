import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentDetailSchema, consentSchema } from '../../shared/consent';
import { STATUS_SPELLINGS } from '../../simulator/index';
import { decodeConsent, decodeDetail } from './consent-codec';

const decode = (record: unknown) => decodeConsent('sandbox', record);
const of = (fields: object) => decode({ id: 'c1', ...fields });
const detail = (record: unknown, id = 'c1') => decodeDetail('sandbox', id, record, { raw: '{}', readAt: 1 });
const detailOf = (fields: object) => detail({ id: 'c1', ...fields });

const at = Date.parse('2026-01-02T03:04:05Z');
const iso = '2026-01-02T03:04:05Z';

describe('records of the standards', () => {
  it('reads OBIE, under Data', () => {
    const record = {
      Data: {
        ConsentId: 'urn:1',
        Status: 'Authorised',
        CreationDateTime: iso,
        StatusUpdateDateTime: iso,
        ExpirationDateTime: iso,
        Permissions: ['ReadBalances'],
        clientId: 'tpp',
        client_name: 'Kōwhai Ledger',
        userId: 'u1',
        email: 'a@example.com',
      },
      Risk: {},
    };
    expect(decode(record)).toEqual({
      realmId: 'sandbox',
      id: 'urn:1',
      status: 'active',
      statusAsReceived: 'Authorised',
      createdAt: at,
      updatedAt: at,
      expiresAt: at,
      recipient: { id: 'tpp', name: 'Kōwhai Ledger' },
      customer: { id: 'u1', name: '', email: 'a@example.com' },
      permissions: ['ReadBalances'],
    });
  });

  it('reads PNZ, its content under Consent', () => {
    const record = {
      ConsentId: 'p1',
      Status: 'AwaitingAuthorisation',
      Consent: { Permissions: ['ReadBalances'], ExpirationDateTime: iso, Status: 'inner' },
    };
    expect(decode(record)).toMatchObject({
      id: 'p1',
      status: 'pending',
      expiresAt: at,
      permissions: ['ReadBalances'],
    });
  });

  it('reads what WSO2 and Keycloak write', () => {
    const record = {
      consentID: 'w1',
      currentStatus: 'authorized',
      createdTimestamp: at,
      updatedTime: at / 1000,
      validityPeriod: 0,
      clientID: 'app',
      authorizationResources: [{ userID: 'u1@carbon.super' }],
      consentMappingResources: [
        { accountID: 'a1', permission: 'n/a' },
        { accountID: 'a2', permission: 'n/a' },
      ],
    };
    expect(decode(record)).toMatchObject({
      id: 'w1',
      status: 'active',
      createdAt: at,
      updatedAt: at,
      expiresAt: null,
      recipient: { id: 'app', name: '' },
      customer: { id: 'u1@carbon.super' },
      permissions: [],
    });
    expect(detail(record, 'w1')?.accounts).toEqual(['a1', 'a2']);
  });
});

describe('the id', () => {
  it.each(['id', 'ConsentId', 'consentID', 'consentId', 'cdr_arrangement_id', 'consent_request_id'])(
    'is read from %s',
    (name) => {
      expect(decode({ [name]: 'x' })?.id).toBe('x');
    },
  );

  it('may be a number, unless JSON has already rounded it to that of another consent', () => {
    expect(decode({ id: 12 })?.id).toBe('12');
    expect(decode(JSON.parse('{"id":12345678901234567890}'))).toBeNull();
  });

  it.each([
    {},
    { id: '' },
    { id: ' ' },
    { id: null },
    { id: {} },
    { id: 'x'.repeat(513) },
    [],
    'text',
    7,
    null,
    undefined,
  ])('is missing in %j', (record) => {
    expect(decode(record)).toBeNull();
  });

  it('is found behind junk of a better name', () => {
    expect(decode({ id: { $oid: 1 }, ConsentId: 'x' })?.id).toBe('x');
  });

  it('of a detail is the one that was asked for, by whichever name', () => {
    const record = { id: 'db-7', consentId: 'c1' };
    expect(detail(record, 'c1')?.consent.id).toBe('c1');
    expect(detail(record, 'db-7')?.consent.id).toBe('db-7');
    expect(detail(record, 'c2')).toBeNull();
    expect(detail([record], 'c1')).toBeNull();
  });
});

describe('the status', () => {
  const spellings = Object.entries(STATUS_SPELLINGS).flatMap(([family, words]) =>
    [family, ...words].map((word) => [word, family.toLowerCase()] as const),
  );
  it.each(spellings)('%s is %s, in any case', (word, status) => {
    for (const spelling of [word, word.toUpperCase(), word.toLowerCase()]) {
      expect(of({ status: spelling })).toMatchObject({ status, statusAsReceived: spelling });
    }
  });

  it.each(['AwaitingAuthorization', 'awaiting_authorisation', 'Awaiting Further Authorization'])(
    '%s is pending',
    (word) => {
      expect(of({ Status: word })?.status).toBe('pending');
    },
  );

  it.each(['SuspendedByHolder', 'Cancelled?', '<b>', 'constructor', ''])(
    '%j is kept verbatim as other',
    (word) => {
      expect(of({ status: word })).toMatchObject({ status: 'other', statusAsReceived: word });
    },
  );
});

describe('permissions', () => {
  it.each<[string, object, string[]]>([
    ['a list', { permissions: ['a', 'b', 'a'] }, ['a', 'b']],
    ['text with spaces', { scope: 'a  b a' }, ['a', 'b']],
    ['objects', { Permissions: [{ code: 'a' }, { name: 'b' }, { other: 1 }] }, ['a', 'b']],
    ['switches', { permissions: { a: true, b: false, c: true } }, ['a', 'c']],
    ['a list in an object', { permissions: { scopes: ['a'] } }, ['a']],
    ['Keycloak', { grantedClientScopes: ['a'] }, ['a']],
    ['mappings', { consentMappingResources: [{ permission: 'a' }, { permission: 'a' }, 7] }, ['a']],
    ['an empty list beside a scope', { permissions: [], scope: 'a' }, ['a']],
    ['junk', { permissions: [null, 7, [], ''] }, ['7']],
    ['nothing', {}, []],
  ])('are read from %s', (_, fields, permissions) => {
    expect(of(fields)?.permissions).toEqual(permissions);
  });
});

describe('people', () => {
  it.each<[object, string]>([
    [{ user: { name: 'Hēmi Parata' } }, 'Hēmi Parata'],
    [{ user: { firstName: 'Hēmi', lastName: 'Parata' } }, 'Hēmi Parata'],
    [{ customer: { name: { given_name: 'Hēmi', family_name: 'Parata' } } }, 'Hēmi Parata'],
    [{ user: { name: ['Hēmi', 'Parata'] } }, 'Hēmi Parata'],
    [{ customerName: 'Hēmi Parata' }, 'Hēmi Parata'],
    [{ user: { surname: 'Parata' } }, 'Parata'],
    [{ user: 7 }, ''],
  ])('a name from %j', (fields, name) => {
    expect(of(fields)?.customer.name).toBe(name);
  });

  it.each<object>([
    { email: 'a@example.com' },
    { user: { email: 'a@example.com' } },
    { user: { email: { address: 'a@example.com' } } },
    { user: { emails: [{ value: 'a@example.com' }, { value: 'b@example.com' }] } },
    { user: { id: 'u' }, emailAddress: 'a@example.com' },
    { authorizationResources: [null, { userID: 'u', email: 'a@example.com' }] },
  ])('an e-mail address from %j', (fields) => {
    expect(of(fields)?.customer.email).toBe('a@example.com');
  });

  it.each<[object, { id: string; name: string }]>([
    [{ recipient: { id: 'r', name: 'Moa' } }, { id: 'r', name: 'Moa' }],
    [{ recipient: 'Moa' }, { id: '', name: 'Moa' }],
    [
      { software_id: 's', org_name: 'Moa' },
      { id: 's', name: 'Moa' },
    ],
    [
      { recipient: { name: 'Moa' }, clientId: 'r' },
      { id: 'r', name: 'Moa' },
    ],
  ])('a recipient from %j', (fields, recipient) => {
    expect(of(fields)?.recipient).toEqual(recipient);
  });

  it('keeps control characters and direction marks as received', () => {
    const name = 'a\u202eb\u0000c';
    expect(of({ recipient: { name } })?.recipient.name).toBe(name);
  });
});

describe('the detail', () => {
  it.each<[unknown, number | null]>([
    [undefined, null],
    [0, 0],
    ['7776000', 7_776_000],
    [31_536_001, 31_536_000],
    [-1, null],
    ['long', null],
  ])('reads a sharing duration of %j as %j', (given, duration) => {
    expect(detailOf({ sharing_duration: given })?.sharingDuration).toBe(duration);
  });

  it('reads accounts, data window, purpose, reasons and history', () => {
    expect(
      detailOf({
        accounts: [{ id: 'a1', maskedNumber: 'xx-1' }, 'a2', { id: 'a3' }, 'a2'],
        TransactionFromDateTime: iso,
        TransactionToDateTime: at,
        purpose: 'Budgeting',
        StatusReason: [{ StatusReasonCode: 'U000', StatusReasonDescription: 'Asked by customer' }, 'Second'],
        history: [{ currentStatus: 'Revoked', actionBy: 'u1', reason: 'moved', actionTime: iso }, 7],
      }),
    ).toMatchObject({
      accounts: ['xx-1', 'a2', 'a3'],
      dataFrom: at,
      dataTo: at,
      purpose: 'Budgeting',
      statusReasons: ['Asked by customer', 'Second'],
      history: [{ at, status: 'Revoked', by: 'u1', reason: 'moved' }],
    });
  });

  it('makes one entry of a last change that is written into the record', () => {
    const record = {
      previousStatus: 'Authorised',
      currentStatus: 'Revoked',
      actionBy: 'u1',
      actionTime: at,
      reason: 'x',
    };
    expect(detailOf(record)?.history).toEqual([{ at, status: 'Revoked', by: 'u1', reason: 'x' }]);
  });
});

describe('whatever comes', () => {
  const junk = fc.jsonValue({ maxDepth: 4 });
  const known = [
    ...[
      'id',
      'ConsentId',
      'status',
      'currentStatus',
      'created',
      'expires',
      'validityPeriod',
      'permissions',
      'scope',
    ],
    ...[
      'consentMappingResources',
      'recipient',
      'clientId',
      'client_name',
      'user',
      'email',
      'emails',
      'name',
      'history',
    ],
    ...[
      'authorizationResources',
      'accounts',
      'DebtorAccount',
      'purpose',
      'StatusReason',
      'sharing_duration',
      'Data',
    ],
    ...[
      'Consent',
      'data',
      'actionTime',
      'actionBy',
      'previousStatus',
      'TransactionFromDateTime',
      '__proto__',
    ],
  ];
  const record = fc.dictionary(fc.oneof(fc.constantFrom(...known), fc.string()), junk, { maxKeys: 25 });

  it('it never throws, and what it makes fits the schema', () => {
    fc.assert(
      fc.property(fc.oneof(record, junk), fc.option(fc.string({ minLength: 1 })), (fields, id) => {
        const value =
          id !== null && typeof fields === 'object' && fields !== null ? { ...fields, id } : fields;
        const consent = decode(value);
        if (consent) consentSchema.parse(consent);
        const opened = detail(value, consent?.id ?? 'c1');
        if (opened) consentDetailSchema.parse(opened);
        expect(opened === null).toBe(consent === null);
      }),
      { numRuns: 3000 },
    );
  });
});
