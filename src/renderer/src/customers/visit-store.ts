/**
 * On behalf of whom the operator acts, if of anybody (U1, U2). Main keeps the visit, its token and its end; this is the window's copy, renewed by
 * `visitChanged`. What the window shows and sends follows it, and main refuses what names another visit.
 */
import { createStore } from 'zustand/vanilla';
import type { BridgeClient } from '../../../shared/bridge';
import type { Visit, VisitEnd, VisitState } from '../../../shared/customer';
import type { RealmId } from '../../../shared/realm';

export interface EndedVisit {
  readonly visit: Visit;
  readonly why: VisitEnd;
}

export interface VisitsState {
  readonly visit: Visit | null;
  /** One that ended without being asked to, until that has been read or another begins. */
  readonly ended: EndedVisit | null;
  /** Takes it as main had it when asked; what `visitChanged` has told meanwhile is newer. */
  start(asked: VisitState): void;
  /** Rejects with main's Failure when no token is given for this customer. */
  begin(realmId: RealmId, customerId: string): Promise<void>;
  end(): Promise<void>;
  dismissEnded(): void;
}

type Ports = Pick<BridgeClient, 'on'> & {
  readonly visits: Pick<BridgeClient['visits'], 'begin' | 'end'>;
};

/** The operator's own doing needs no word of it. */
const isAsked = (why: VisitEnd): boolean => why === 'by the operator' || why === 'another visit';

export function createVisitStore({ visits, on }: Ports) {
  /** How often main has told of visits. */
  let told = 0;
  const store = createStore<VisitsState>((set, get) => ({
    visit: null,
    ended: null,
    start: ({ visit }) => {
      if (told === 0) set({ visit });
    },
    begin: async (realmId, customerId) => {
      const before = told;
      const visit = await visits.begin({ realmId, customerId });
      // Told of meanwhile, it may even have ended.
      if (told === before) set({ visit, ended: null });
    },
    end: async () => {
      const { visit } = get();
      if (!visit) return;
      await visits.end({ visitId: visit.visitId });
      if (get().visit?.visitId === visit.visitId) set({ visit: null });
    },
    dismissEnded: () => set({ ended: null }),
  }));
  on('visitChanged', ({ visit, ended: why }) => {
    told++;
    const { visit: before, ended } = store.getState();
    if (visit) store.setState({ visit, ended: null });
    else if (before && why && !isAsked(why)) store.setState({ visit, ended: { visit: before, why } });
    else store.setState({ visit, ended });
  });
  return store;
}
