/**
 * Records shaped as the standards and their servers document them: every field they name, none they do not. Written from the public field
 * lists (UK Open Banking read-write v4.0, Payments NZ account information v3, AU Consumer Data Standards, WSO2 consent management); the values are
 * made up.
 */
import { describe, expect, it } from 'vitest';
import { consentDetailSchema } from '../../shared/consent';
import { describePermission } from '../../shared/permission';
import { decodeConsent, decodeDetail } from './consent-codec';

const row = (record: unknown) => decodeConsent('sandbox', record);
const detail = (id: string, record: unknown) => {
  const read = decodeDetail('sandbox', id, record, { raw: JSON.stringify(record), readAt: 1 });
  // What is made of any of them may cross the bridge.
  return consentDetailSchema.parse(read);
};
const utc = (text: string) => Date.parse(text);

describe('UK Open Banking v4: account access consent', () => {
  const record = {
    Data: {
      ConsentId: 'urn-kauri-intent-1',
      CreationDateTime: '2026-03-02T00:00:00+00:00',
      StatusCode: 'AUTH',
      StatusReason: [
        {
          StatusReasonCode: 'U111',
          StatusReasonDescription: 'All required steps have been completed',
          Path: 'Data',
        },
      ],
      StatusUpdateDateTime: '2026-03-02T00:05:00+00:00',
      Permissions: ['ReadAccountsDetail', 'ReadBalances', 'ReadTransactionsCredits', 'ReadPartyPSU'],
      ExpirationDateTime: '2026-12-02T00:00:00+00:00',
      TransactionFromDateTime: '2025-03-03T00:00:00+00:00',
      TransactionToDateTime: '2026-12-03T00:00:00+00:00',
    },
    Risk: {},
    Links: {
      Self: 'https://api.kauri.example/open-banking/v4.0/aisp/account-access-consents/urn-kauri-intent-1',
    },
    Meta: { TotalPages: 1 },
  };

  it('row', () => {
    expect(row(record)).toMatchObject({
      id: 'urn-kauri-intent-1',
      status: 'active',
      statusAsReceived: 'AUTH',
      createdAt: utc('2026-03-02T00:00:00Z'),
      updatedAt: utc('2026-03-02T00:05:00Z'),
      expiresAt: utc('2026-12-02T00:00:00Z'),
      permissions: ['ReadAccountsDetail', 'ReadBalances', 'ReadTransactionsCredits', 'ReadPartyPSU'],
      // The standard names neither: they are known from the token.
      recipient: { id: '', name: '' },
      customer: { id: '', name: '', email: '' },
    });
  });

  it('detail', () => {
    expect(detail('urn-kauri-intent-1', record)).toMatchObject({
      dataFrom: utc('2025-03-03T00:00:00Z'),
      dataTo: utc('2026-12-03T00:00:00Z'),
      statusReasons: ['All required steps have been completed'],
    });
  });

  it.each([
    ['AWAU', 'pending'],
    ['RJCT', 'rejected'],
    ['CANC', 'revoked'],
    ['EXPD', 'expired'],
  ])('%s is %s, under either name of the field', (word, status) => {
    const { StatusCode: _, ...data } = record.Data;
    expect(row({ Data: { ...data, StatusCode: word } })?.status).toBe(status);
    expect(row({ Data: { ...data, Status: word } })?.status).toBe(status);
  });
});

describe('UK Open Banking v4: variable recurring payments', () => {
  const record = {
    Data: {
      ConsentId: 'vrp-1',
      CreationDateTime: '2026-01-05T15:15:15+00:00',
      Status: 'AUTH',
      StatusReason: { StatusReasonCode: 'U038', StatusReasonDescription: 'Consent consumed successfully' },
      StatusUpdateDateTime: '2026-01-05T15:15:15+05:00',
      ReadRefundAccount: 'Yes',
      ControlParameters: {
        PSUAuthenticationMethods: ['UK.OBIE.SCA'],
        VRPType: ['UK.OBIE.VRPType.Sweeping'],
        ValidFromDateTime: '2026-01-05T15:15:13+00:00',
        ValidToDateTime: '2029-01-05T15:15:13+00:00',
        MaximumIndividualAmount: { Amount: '100.00', Currency: 'GBP' },
      },
      DebtorAccount: {
        SchemeName: 'UK.OBIE.IBAN',
        Identification: 'GB00TEST00000000000001',
        Name: 'Aroha Sweep',
      },
    },
    Risk: { PaymentContextCode: 'TransferToSelf' },
    Links: { Self: 'https://api.kauri.example/vrp-1' },
    Meta: {},
  };

  it('ends when its control parameters do', () => {
    expect(row(record)).toMatchObject({
      id: 'vrp-1',
      status: 'active',
      updatedAt: utc('2026-01-05T10:15:15Z'),
      expiresAt: utc('2029-01-05T15:15:13Z'),
    });
    expect(detail('vrp-1', record)).toMatchObject({
      accounts: ['GB00TEST00000000000001'],
      statusReasons: ['Consent consumed successfully'],
    });
  });

  it('Consumed is said in four letters', () => {
    expect(row({ Data: { ...record.Data, Status: 'COND' } })?.status).toBe('consumed');
  });
});

describe('Payments NZ v3: account access consent', () => {
  const record = {
    Data: {
      ConsentId: 'pnz-88379',
      Status: 'AwaitingAuthorisation',
      CreationDateTime: '2026-05-02T12:00:00+12:00',
      StatusUpdateDateTime: '2026-05-02T12:00:00+12:00',
      Consent: {
        Permissions: ['ReadAccountsBasic', 'ReadTransactionsDetail'],
        ExpirationDateTime: '2027-05-02T00:00:00+12:00',
        TransactionFromDateTime: '2025-05-03T00:00:00+12:00',
        TransactionToDateTime: '2027-05-03T00:00:00+12:00',
      },
    },
    Risk: { GeoLocation: { Latitude: '-41.28', Longitude: '174.77' }, EndUserAppName: 'Tūī Budget' },
    Links: { Self: 'https://api.kauri.example/open-banking-nz/v3.0/account-access-consents/pnz-88379' },
    Meta: {},
  };

  it('row and detail', () => {
    expect(row(record)).toMatchObject({
      id: 'pnz-88379',
      status: 'pending',
      createdAt: utc('2026-05-02T00:00:00Z'),
      expiresAt: utc('2027-05-01T12:00:00Z'),
      permissions: ['ReadAccountsBasic', 'ReadTransactionsDetail'],
    });
    expect(detail('pnz-88379', record)).toMatchObject({
      dataFrom: utc('2025-05-02T12:00:00Z'),
      dataTo: utc('2027-05-02T12:00:00Z'),
    });
  });

  it.each([
    ['Authorised', 'active'],
    ['Rejected', 'rejected'],
    ['Revoked', 'revoked'],
    ['Consumed', 'consumed'],
  ])('%s is %s', (word, status) => {
    expect(row({ Data: { ...record.Data, Status: word } })?.status).toBe(status);
  });
});

describe('AU CDR: arrangement', () => {
  const record = {
    cdr_arrangement_id: '02e7c9d9-0000-4c3e-8f64-e91173c84ecb',
    sharing_duration: 7_776_000,
    scope: 'openid profile bank:accounts.basic:read bank:transactions:read',
    client_id: 's6BhdRkqt3',
    software_id: '740c368f-0000-e911-a825-000d3a8830fe',
    client_name: 'Wattle Budgeting',
    org_name: 'Wattle Pty Ltd',
    sub: 'ppid-of-the-customer',
    status: 'ACTIVE',
    created_at: 1_772_409_600,
    expires_at: 1_780_185_600,
  };

  it('row and detail', () => {
    expect(row(record)).toMatchObject({
      id: '02e7c9d9-0000-4c3e-8f64-e91173c84ecb',
      status: 'active',
      createdAt: 1_772_409_600_000,
      expiresAt: 1_780_185_600_000,
      recipient: { id: 's6BhdRkqt3', name: 'Wattle Budgeting' },
      customer: { id: 'ppid-of-the-customer' },
      permissions: ['openid', 'profile', 'bank:accounts.basic:read', 'bank:transactions:read'],
    });
    expect(detail(record.cdr_arrangement_id, record).sharingDuration).toBe(7_776_000);
  });

  it('0 is once-off, and nobody shares for longer than a year', () => {
    const durationOf = (sharing_duration: unknown) =>
      detail(record.cdr_arrangement_id, { ...record, sharing_duration }).sharingDuration;
    expect(durationOf(0)).toBe(0);
    expect(durationOf(94_608_000)).toBe(31_536_000);
  });
});

describe('WSO2 consent management', () => {
  /** As its search answers, for UK Open Banking. */
  const uk = {
    consentID: 'a1b2c3d4-0000-7890-abcd-ef1234567890',
    clientID: 'YwqK-client',
    consentType: 'accounts',
    currentStatus: 'authorised',
    createdTime: 1_772_409_600,
    updatedTime: 1_772_413_200,
    consentFrequency: 0,
    recurringIndicator: false,
    validityPeriod: 0,
    receipt: {
      Data: {
        Permissions: ['ReadAccountsDetail', 'ReadBalances'],
        ExpirationDateTime: '2026-12-31T00:00:00Z',
        TransactionFromDateTime: '2026-01-01T00:00:00Z',
      },
      Risk: {},
    },
    consentAttributes: { 'x-fapi-interaction-id': '93bac548-0000-4546-b106-880a5018460d' },
    authorizationResources: [
      {
        authorizationID: 'auth-001',
        consentID: 'a1b2c3d4-0000-7890-abcd-ef1234567890',
        authorizationType: 'primary_member',
        userID: 'aroha@example.org@carbon.super',
        authorizationStatus: 'authorised',
        updatedTime: 1_772_413_200,
      },
    ],
    consentMappingResources: [
      {
        mappingID: 'map-001',
        authorizationID: 'auth-001',
        accountID: '30080012343456',
        permission: 'primary_member',
        mappingStatus: 'active',
      },
    ],
  };

  it('what was consented to stands in the receipt', () => {
    expect(row(uk)).toMatchObject({
      status: 'active',
      createdAt: 1_772_409_600_000,
      updatedAt: 1_772_413_200_000,
      expiresAt: utc('2026-12-31T00:00:00Z'),
      recipient: { id: 'YwqK-client', name: '' },
      customer: { id: 'aroha@example.org@carbon.super' },
      permissions: ['ReadAccountsDetail', 'ReadBalances'],
    });
    expect(detail(uk.consentID, uk)).toMatchObject({
      accounts: ['30080012343456'],
      dataFrom: utc('2026-01-01T00:00:00Z'),
    });
  });

  it('a validity in seconds is the end, before what the receipt asked for', () => {
    expect(row({ ...uk, validityPeriod: 1_776_753_654 })?.expiresAt).toBe(1_776_753_654_000);
  });

  /** As the header that its gateway hands on, and for CDR. */
  const cdr = {
    consentId: '85d14688-0000-4cc0-98c3-7f6af1d0a5e2',
    clientId: 'dIwY-client',
    currentStatus: 'authorized',
    createdTimestamp: 1_772_409_600,
    updatedTimestamp: 1_772_413_200,
    recurringIndicator: true,
    validityPeriod: 1_780_185_600,
    consentAttributes: { ExpirationDateTime: '1780185600', sharing_duration_value: '7776000' },
    receipt: {
      accountData: {
        permissions: ['CDRREADACCOUNTSBASIC', 'CDRREADTRANSACTION'],
        expirationDateTime: '2026-05-31T00:00:00Z',
      },
    },
    authorizationResources: [
      { authorizationId: 'auth-1', userId: 'hemi@example.nz', authorizationStatus: 'authorized' },
    ],
    consentMappingResources: [
      { mappingId: 'm1', mappingStatus: 'active', accountId: '30080012343456', permission: '30080012343456' },
      { mappingId: 'm2', mappingStatus: 'active', account_id: '30080012343457', permission: 'n/a' },
    ],
  };

  it('for CDR, with its own words for permissions', () => {
    expect(row(cdr)).toMatchObject({
      status: 'active',
      expiresAt: 1_780_185_600_000,
      customer: { id: 'hemi@example.nz' },
      permissions: ['CDRREADACCOUNTSBASIC', 'CDRREADTRANSACTION'],
    });
    expect(detail(cdr.consentId, cdr)).toMatchObject({
      sharingDuration: 7_776_000,
      accounts: ['30080012343456', '30080012343457'],
    });
    expect(describePermission('CDRREADTRANSACTION').cluster).toBe('Transactions');
  });

  it('an account, or whose it is, is no permission', () => {
    const { receipt: _, ...bare } = cdr;
    expect(row(bare)?.permissions).toEqual([]);
    expect(
      row({ ...bare, consentMappingResources: [{ accountID: '1', permission: 'ReadBalances' }] })
        ?.permissions,
    ).toEqual(['ReadBalances']);
  });
});
