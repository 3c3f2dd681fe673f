/** The beginning of a realm's list with credentials that need not be stored: the last stages of the connection test (R2). */
import { fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import { decodeConsent } from './consent-codec';
import type { NetworkDoor } from './network-door';
import { readList } from './pages';
import { listRoute } from './routes';
import { type ApiCredentials, accepted, sendCall } from './wych-client-calls';

/**
 * Answers how many consents there are, as far as the first page tells.
 *
 * @throws Failure `api-key-refused`, `token-refused`, `scope-missing`; `contract` when no record on the page has an id.
 */
export const consentProbe =
  (door: NetworkDoor) =>
  async (profile: RealmProfile, using: ApiCredentials, signal?: AbortSignal): Promise<{ count: number }> => {
    const target = listRoute(profile);
    const list = readList({
      url: target.url,
      ask: async (url) => accepted(await sendCall(door, profile, { ...target, url }, using, { signal })),
      decode: (record) => decodeConsent(profile.id, record),
      pageSize: 1,
      mostPages: 1,
    });
    for await (const { records, unreadable, total } of list) {
      if (records.length === 0 && unreadable > 0) throw withoutIds();
      return { count: total ?? records.length };
    }
    return { count: 0 };
  };

const withoutIds = () =>
  fail(
    'contract',
    'The API answered with a list of records, none of which has an id.',
    'Check the list route of this realm against your Wych documentation.',
  );
