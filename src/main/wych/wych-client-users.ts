/**
 * The realm's customers (U1), read from the list of its users and never by the route that finds *or creates* one: looking somebody up must not
 * make them.
 */
import type { Customer } from '../../shared/customer';
import { FailureError } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import { decodeCustomer } from './customer-codec';
import { appUnknown } from './exchange-refusal';
import type { DoorAnswer } from './network-door';
import { type ListPart, readList } from './pages';
import { usersRoute } from './routes';
import { accepted, type WychCalls } from './wych-client-calls';

/** In a generator, so that a profile that lacks partner id or app id fails as the list does. */
export async function* readUsers(
  calls: WychCalls,
  profile: RealmProfile,
  signal: AbortSignal | undefined,
): AsyncGenerator<ListPart<Customer>> {
  const target = usersRoute(profile);
  yield* readList({
    url: target.url,
    ask: async (url) => acceptedUsers(await calls.call(profile, { ...target, url }, { signal })),
    decode: decodeCustomer,
    of: 'customers',
  });
}

function acceptedUsers(answer: DoorAnswer): DoorAnswer {
  if (answer.status === 404 && /\b(app|application|partner)\b/i.test(answer.body.slice(0, 4096)))
    throw appUnknown(answer);
  try {
    return accepted(answer);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.kind !== 'scope-missing') throw error;
    throw new FailureError({
      ...error.failure,
      message: 'The client of this realm may not read the list of customers.',
      hint: 'Ask Wych to give the client of this realm the scope READ:APP_USERS.',
    });
  }
}
