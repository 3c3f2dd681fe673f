/**
 * Who began something in a realm goes on with the profile of that moment, while secrets are read by the realm's id. When the realm is edited
 * meanwhile, what is stored was typed for other servers than those of the profile in hand, and must not be sent there.
 */
import { type FailureError, fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';

/** Whether the realm still has the servers and the client of this profile. To be asked after a secret was read, and before it is used. */
export type IsCurrent = (profile: RealmProfile) => boolean;

export const realmEdited = (): FailureError =>
  fail(
    'conflict',
    'This realm was edited or removed meanwhile. No secret was sent.',
    'Read its consents again, with the settings of now.',
    { retryable: true },
  );
