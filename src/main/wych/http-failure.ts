import { type Failure, FailureError } from '../../shared/failure';
import { looksLikeHtml, tell } from './http-failure-words';
import type { DoorAnswer } from './network-door';
import { retryAfter } from './retry';

export { looksLikeHtml };

/** A refusal that may say when to come back. */
export class HttpFailureError extends FailureError {
  constructor(
    failure: Failure,
    /** Milliseconds; null when the server did not say. */
    readonly retryAfter: number | null = null,
  ) {
    super(failure);
  }
}

/** The Failure for an answer of any status from 300 on. */
export function httpFailure(answer: DoorAnswer): HttpFailureError {
  const wait = retryAfter(answer.headers, answer.serverTime ?? Number.NaN);
  return new HttpFailureError({ retryable: false, ...tell(answer), ...origin(answer) }, wait);
}

/** The answer came, and is not what the app knows. `got` names what it was in a few words of ours, e.g. 'a web page'. */
export function contractFailure(answer: Pick<DoorAnswer, 'status' | 'requestId'>, got: string): FailureError {
  return new FailureError({
    kind: 'contract',
    message: `The server answered with ${got} where data was expected.`,
    hint: 'Check the base URL and routes of this realm. If this is a sign-in page of your network, sign in there first.',
    retryable: false,
    ...origin(answer),
  });
}

const origin = ({ status, requestId }: Pick<DoorAnswer, 'status' | 'requestId'>) =>
  requestId === undefined ? { status } : { status, requestId };
