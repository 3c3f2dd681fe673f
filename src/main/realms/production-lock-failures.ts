/** How the production lock refuses. Each hint says where it is unlocked, and names the realm, since several may be open. */
import { fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';

type Named = Pick<RealmProfile, 'name'>;

export const isLocked = ({ name }: Named) =>
  fail(
    'locked',
    `'${name}' is locked: a production realm is read-only until it is unlocked.`,
    `Unlock '${name}' in the bar at the top, then try again.`,
  );

export const isMarkedReadOnly = ({ name }: Named) =>
  fail(
    'locked',
    `'${name}' is marked read-only, so nothing in it can be changed.`,
    `If it should be changed after all, edit the realm '${name}' and switch 'Read-only' off.`,
  );

export const nameDiffers = ({ name }: Named, typed: string) =>
  fail(
    'confirmation-missing',
    typed.trim() === '' ? 'The name of the realm is missing.' : 'This is not the name of the realm.',
    `Type '${name}', exactly as it is written.`,
    { field: 'typedRealmName' },
  );

export const lockedMeanwhile = ({ name }: Named) =>
  fail(
    'locked',
    `'${name}' was locked again while it was being unlocked.`,
    'Unlock it again if you still want to.',
    { retryable: true },
  );
