/**
 * The list follows the realm that is open, and not the picture of it: it is asked for as soon as it is known which one that is, before anything of
 * it has been drawn.
 */
import { screenFor } from '../app/screen';
import { visitHere } from '../customers/visit-here';
import { entriesInScope } from '../realms/scope';
import { planStore } from '../revocation/stores';
import { appStore, realmsStore, visitStore } from '../stores';
import { createScopeFollower, type Shown } from './scope-follower';
import { consentsStore, detailStore, keptQuestion, viewStore } from './stores';

const follower = createScopeFollower({
  visitId: () => consentsStore.getState().visitId,
  keepWithin: (realmIds) => {
    planStore.getState().keepWithin(realmIds);
    detailStore.getState().keepWithin(realmIds);
  },
  rescope: (realmIds, stay, visitId) => {
    keptQuestion.follow(visitId);
    viewStore.getState().rescope(realmIds, stay);
  },
  open: (realmIds, stay, visitId) => consentsStore.getState().open(realmIds, stay, visitId),
});

function shown(): Shown | null {
  const { entries, scope, saves } = realmsStore.getState();
  if (!scope || screenFor(appStore.getState(), entries, scope) !== 'consents') return null;
  return {
    entries: entriesInScope(entries, scope),
    saves,
    visitId: visitHere(visitStore.getState().visit, scope)?.visitId ?? null,
  };
}

/** From now on. */
export function followScope(): void {
  let isAhead = false;
  const follow = () => {
    if (isAhead) return;
    isAhead = true;
    // Once for all that changes together: a realm that is saved, listed and opened is read once. And before the next frame.
    queueMicrotask(() => {
      isAhead = false;
      follower.follow(shown());
    });
  };
  for (const store of [appStore, realmsStore, visitStore]) store.subscribe(follow);
}
