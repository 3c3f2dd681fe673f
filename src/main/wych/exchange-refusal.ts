/**
 * What an exchange was refused for (U3): the scope, the customer, the client or a policy. Each says what to do.
 *
 * A login may refuse an unknown customer and a client without the right in the same words, so that nobody can fish for customers. Then what
 * the app knows besides decides, and where it knows nothing it says that it is one of the two.
 */
import { type Failure, type FailureError, type FailureKind, fail } from '../../shared/failure';
import type { DoorAnswer } from './network-door';

/** What is known apart from the answer. */
export interface ExchangeFacts {
  /** The scopes of the client token, which were told, lack the one that Wych names for an exchange. */
  readonly lacksScope: boolean;
  /** A short while ago, the same client got a token for another customer in the same way. */
  readonly hasWorked: boolean;
}

/** By the name that Wych's sample of a token has for it; another realm may call it otherwise, so lacking it keeps nobody from asking. */
export const exchangeScope = 'EXECUTE:TOKEN_EXCHANGE';

export type Refusal = (answer: Pick<DoorAnswer, 'status' | 'requestId'>) => FailureError;

const refusal =
  (kind: FailureKind, message: string, hint: string, extra: Partial<Failure> = {}): Refusal =>
  ({ status, requestId }) =>
    fail(kind, message, hint, { status, ...(requestId === undefined ? {} : { requestId }), ...extra });

export const scopeLacking = refusal(
  'scope-missing',
  `The exchange was refused, and the client token does not have the scope ${exchangeScope}.`,
  `Ask Wych to give the client of this realm the scope ${exchangeScope}, then discard the client token.`,
);

export const scopeUnknown = refusal(
  'scope-missing',
  'The login does not give a customer’s token the scopes that this realm asks for.',
  'Correct or empty the scope of the token exchange in the realm’s settings, or ask Wych which scopes there are.',
  { field: 'exchange.scope' },
);

export const customerUnknown = refusal(
  'customer-unknown',
  'This customer is unknown there, or disabled.',
  'Read the list of customers anew. If they are still in it, ask Wych whether the customer is disabled.',
);

/** It worked for another: so it is about this one. */
const onlyThisCustomer = refusal(
  'customer-unknown',
  'The exchange was refused for this customer, and worked for another one a short while ago: most likely they are unknown there, disabled, or excluded by a policy.',
  'Read the list of customers anew. If they are still in it, ask Wych why this client may not act for them.',
);

const customerOrClient = refusal(
  'exchange-refused',
  'The exchange was refused, and the server does not say why: either it does not know this customer or has them disabled, or this client may not exchange tokens.',
  'Try another customer: if that works, it is about this one. If not, ask Wych to let the client of this realm exchange tokens.',
);

/** Without a name for the customer, a login would give the client a token of its own. */
export const addressMissing = (): FailureError =>
  fail(
    'invalid-input',
    'The list of customers has no e-mail address for this customer, and this realm names customers by it.',
    'Let the token exchange name customers by their id, in the realm’s settings, or ask Wych to complete the customer.',
    { field: 'exchange.requestedSubject' },
  );

/** What a server says of a customer and of a client alike. */
export const forCustomerOrClient = ({ lacksScope, hasWorked }: ExchangeFacts): Refusal =>
  hasWorked ? onlyThisCustomer : lacksScope ? scopeLacking : customerOrClient;

export const clientMayNot = refusal(
  'client-refused',
  'This client may not exchange tokens.',
  'Ask Wych to enable the token exchange for the client of this realm.',
  { field: 'clientId' },
);

export const audienceUnknown = refusal(
  'client-refused',
  'The login does not give this client tokens for the audience that this realm names.',
  'Correct the audience of the token exchange in the realm’s settings, or ask Wych which one it is.',
  { field: 'exchange.audience' },
);

export const audienceForeign = refusal(
  'client-refused',
  'The client token is not meant for this client, says the login, so it cannot be exchanged.',
  'Ask Wych to put the client of this realm among the audience of its own token.',
  { field: 'clientId' },
);

export const noExchange = refusal(
  'exchange-refused',
  'This login exchanges no tokens on behalf of a customer: its policy does not provide for it.',
  'Ask Wych to enable it, or let the realm exchange by Wych’s own route, in its settings.',
  { field: 'exchange.mode' },
);

export const subjectTypeRefused = refusal(
  'exchange-refused',
  'The login does not take a client token of the type that this realm says.',
  'Choose another type of the client token for the token exchange, in the realm’s settings.',
  { field: 'exchange.subjectTokenType' },
);

export const requestedTypeRefused = refusal(
  'exchange-refused',
  'The login does not give a token of the type that this realm asks for.',
  'Choose another type of the customer’s token for the token exchange, in the realm’s settings.',
  { field: 'exchange.requestedTokenType' },
);

export const clientTokenRefused = refusal(
  'token-refused',
  'The client token is not accepted for an exchange.',
  'Discard the client token and try again. If it stays, check that login and API address belong to the same Wych environment.',
  { retryable: true },
);

export const wrongSecret = refusal(
  'wrong-secret',
  'The login does not accept this client id with this secret.',
  'Copy client id and client secret again from the app configuration dashboard of this realm.',
  { field: 'clientSecret' },
);

export const realmDisabled = refusal(
  'realm-unknown',
  'This realm is switched off at the login.',
  'Ask Wych whether the realm is meant to be in use.',
  { field: 'realmName' },
);

export const appUnknown = refusal(
  'client-refused',
  'The API does not know the partner id and app id of this realm.',
  'Copy partner id and app id again from the app configuration dashboard of this realm.',
  { field: 'appId' },
);

export const methodRefused = refusal(
  'contract',
  'The API does not take this method for a token exchange.',
  'Choose the other method for the token exchange, in the realm’s settings.',
  { field: 'exchange.method' },
);

/** The route itself may be another one in this realm. */
const customerOrRoute = refusal(
  'exchange-refused',
  'The API has nothing at the address of this customer’s token: either it does not know the customer, or partner id, app id or route are wrong.',
  'Try another customer: if that works, it is about this one. If not, check partner id, app id and the route of the customer’s token.',
);

export const forCustomerOrRoute = ({ hasWorked }: ExchangeFacts): Refusal =>
  hasWorked ? onlyThisCustomer : customerOrRoute;

export const policyForbids = refusal(
  'exchange-refused',
  'The API does not give a token for this customer at the moment.',
  'Ask Wych what keeps this client from acting for the customer; give them the request id.',
);
