/** The store of this folder, put together once. The row and an open detail follow what a revocation has read. */
import { useStore } from 'zustand';
import { bridge } from '../bridge';
import { consentsStore, detailStore } from '../consents/stores';
import { createRevocationStore, type RevocationState } from './revocation-store';

export const revocationStore = createRevocationStore(bridge, {
  changed: (consent) => {
    consentsStore.getState().take(consent);
    detailStore.getState().outdate(consent);
  },
  gone: (ref) => {
    consentsStore.getState().drop(ref);
    detailStore.getState().drop(ref);
  },
});

export const useRevocation = <T>(pick: (state: RevocationState) => T): T => useStore(revocationStore, pick);
