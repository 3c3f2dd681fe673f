/**
 * How anything that goes wrong is told: as data, with a hint that says what to do.
 *
 * A thrown error crosses Electron's IPC as its bare message, and library errors can carry a response body with a secret in it. So
 * main throws `FailureError`, the bridge sends its `Failure`, and whatever else is thrown becomes `bug` without its message.
 */
export const failureKinds = [
  // What the operator typed
  'invalid-input',
  'confirmation-missing',
  // Production is read-only until it is unlocked
  'locked',
  // Getting there
  'insecure-address',
  'host-unreachable',
  'timeout',
  'proxy',
  'certificate',
  'redirected',
  // The login
  'realm-unknown',
  'issuer-mismatch',
  'foreign-endpoint',
  'wrong-secret',
  'client-refused',
  'clock-skew',
  // The API
  'token-refused',
  'api-key-refused',
  'scope-missing',
  'not-found',
  'conflict',
  'throttled',
  'server-error',
  'contract',
  // On behalf of a customer
  'customer-unknown',
  'exchange-refused',
  'visit-ended',
  // This computer
  'secret-missing',
  'vault-changed',
  'vault-unavailable',
  'storage',
  'cancelled',
  'bug',
] as const;

export type FailureKind = (typeof failureKinds)[number];

export interface Failure {
  kind: FailureKind;
  /** What happened, in one sentence for the operator. */
  message: string;
  /** What to do about it, in one sentence. */
  hint: string;
  /** Whether the same act may succeed later without a change. */
  retryable: boolean;
  /** The field of the form that is to be mended, when it is one. */
  field?: string | undefined;
  /** HTTP status of the answer, when there was one. */
  status?: number | undefined;
  /** The server's own id of the request, for its support desk. */
  requestId?: string | undefined;
}

/** The only error that main throws on purpose. `cause` stays in main. */
export class FailureError extends Error {
  override readonly name = 'FailureError';

  constructor(
    readonly failure: Failure,
    options?: { cause?: unknown },
  ) {
    super(failure.message, options);
  }
}

/** A `FailureError` from its parts; `retryable` is false unless said. */
export function fail(
  kind: FailureKind,
  message: string,
  hint: string,
  extra: Partial<Omit<Failure, 'kind' | 'message' | 'hint'>> & { cause?: unknown } = {},
): FailureError {
  const { cause, ...rest } = extra;
  return new FailureError({ retryable: false, ...rest, kind, message, hint }, { cause });
}

/** What crosses the bridge for an error: its Failure, or `bug` without the error's own words, which may hold a secret. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return {
    kind: 'bug',
    message: 'The app made a mistake.',
    hint: 'Try again; if it happens again, report what you did just before.',
    retryable: true,
  };
}
