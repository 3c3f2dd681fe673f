/**
 * Keeps to the realms on screen what was read, opened, chosen and planned (#30). Rows of other realms are gone before anything is painted, and what
 * was open of them is closed. A realm that was saved again is read anew, and nothing stays of one that leads elsewhere since. So it is with a visit:
 * its list is the customer's alone, and when it ends the realm's own is read again.
 */
import type { RealmEntry } from '../../../shared/realm';
import { placeOf, unmoved } from '../realms/realm-place';

/** What the list on screen is of. */
export interface Shown {
  readonly entries: readonly RealmEntry[];
  /** How often each realm was saved: a secret replaced by another leaves no other trace. */
  readonly saves: Readonly<Record<string, number>>;
  /** In whose context; null is the client's own. */
  readonly visitId: string | null;
}

interface Lists {
  /** On behalf of which visit's customer what is there was read. */
  visitId(): string | null;
  /** Plans and details of other realms go. */
  keepWithin(realmIds: readonly string[]): void;
  /** The question follows into another list, or stays behind with the customer whom it names. */
  rescope(realmIds: readonly string[], stay: readonly string[], visitId: string | null): void;
  /** Reads these realms and no others; of those that stay, rows on hand are kept meanwhile. */
  open(realmIds: readonly string[], stay: readonly string[], visitId: string | null): void;
}

export function createScopeFollower(lists: Lists) {
  let places: ReadonlyMap<string, string> = new Map();
  /** Of what is on screen; null while that is no list. */
  let last: string | null = null;
  return {
    /** Null: another screen has taken the list's place, so nothing of any realm is kept or read on. */
    follow(shown: Shown | null): void {
      const now = shown && signatureOf(shown);
      if (now === last) return;
      last = now;
      if (!shown) {
        lists.keepWithin([]);
        lists.open([], [], null);
        return;
      }
      const { visitId } = shown;
      const profiles = shown.entries.map(({ profile }) => profile);
      const realmIds = profiles.map(({ id }) => id);
      // What was read, opened or chosen with one token is not carried into the list of another.
      const stay = visitId === lists.visitId() ? unmoved(profiles, places) : [];
      places = new Map(profiles.map((profile) => [profile.id, placeOf(profile)]));
      lists.keepWithin(stay);
      lists.rescope(realmIds, stay, visitId);
      lists.open(realmIds, stay, visitId);
    },
  };
}

/** Neither a name nor a colour nor the order in the rail changes what is read. */
const signatureOf = ({ entries, saves, visitId }: Shown): string =>
  JSON.stringify([
    visitId,
    entries
      .map(({ profile, secrets }) =>
        JSON.stringify([profile.id, placeOf(profile), profile.routes, secrets, saves[profile.id]]),
      )
      .sort(),
  ]);
