/**
 * Which field of ours a server's field name stands for: the names seen across AU CDR, NZ PNZ, UK OBIE and the servers that speak them, for
 * each field best first.
 */
import { fieldTable } from './codec-gather';

const names = {
  id: [
    'id',
    'ConsentId',
    'consentID',
    'consentId',
    'consent_id',
    'cdr_arrangement_id',
    'cdrArrangementId',
    'consent_request_id',
  ],
  status: ['status', 'Status', 'StatusCode', 'state', 'currentStatus', 'consentStatus'],
  createdAt: [
    'created',
    'createdAt',
    'created_at',
    'CreationDateTime',
    'creationDateTime',
    'createdTime',
    'createdTimestamp',
    'createdDate',
  ],
  updatedAt: [
    'updated',
    'updatedAt',
    'updated_at',
    'StatusUpdateDateTime',
    'statusUpdateDateTime',
    'updatedTime',
    'updatedTimestamp',
    'lastUpdatedDate',
    'handled_at',
  ],
  expiresAt: [
    'expires',
    'expiresAt',
    'expires_at',
    'expiry',
    'validityPeriod',
    'ExpirationDateTime',
    'expirationDateTime',
    'ToDateTime',
    'ValidToDateTime',
  ],
  sharingDuration: ['sharing_duration', 'sharingDuration', 'sharing_duration_value'],
  permissions: ['permissions', 'Permissions', 'scopes', 'scope', 'grantedClientScopes', 'grant_scope'],
  dataFrom: ['TransactionFromDateTime', 'transactionFromDateTime'],
  dataTo: ['TransactionToDateTime', 'transactionToDateTime'],
  recipient: ['recipient', 'Recipient', 'client'],
  recipientId: ['clientID', 'clientId', 'client_id', 'recipientId', 'software_id', 'softwareId'],
  recipientName: [
    'softwareClientName',
    'client_name',
    'clientName',
    'recipientName',
    'org_name',
    'orgName',
    'organisationName',
  ],
  customer: ['user', 'User', 'customer', 'Customer'],
  customerId: ['userId', 'userID', 'user_id', 'customerId', 'subject', 'sub'],
  customerName: ['userName', 'customerName', 'fullName'],
  customerEmail: ['email', 'Email', 'emailAddress', 'userEmail', 'emails'],
  authorizations: ['authorizationResources', 'authorisationResources', 'authorizations'],
  mappings: ['consentMappingResources'],
  accounts: ['accounts', 'Accounts', 'accountIds'],
  debtorAccount: ['DebtorAccount', 'debtorAccount'],
  purpose: ['purpose', 'Purpose', 'purposes'],
  statusReasons: ['StatusReason', 'StatusReasons', 'statusReason', 'statusReasons'],
  history: ['history', 'History'],
  previousStatus: ['previousStatus'],
  reason: ['reason'],
  actionBy: ['actionBy'],
  actionTime: ['actionTime'],
};

export type Field = keyof typeof names;

/**
 * OBIE puts the record under `Data` and the limits of recurring payments under `ControlParameters`, PNZ its content under `Consent`; `data` and
 * `consent` are seen around a single one. WSO2 keeps what was consented to in a `receipt` (for CDR in its `accountData`) and the rest in
 * `consentAttributes`.
 */
const nests = [
  'Data',
  'Consent',
  'data',
  'consent',
  'attributes',
  'receipt',
  'accountData',
  'consentAttributes',
  'ControlParameters',
];

export const { fields, gather } = fieldTable(names, nests);
