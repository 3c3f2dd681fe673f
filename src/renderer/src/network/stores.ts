/** The store of this folder, put together once. */
import { useStore } from 'zustand';
import { bridge } from '../bridge';
import { createNetworkStore, type NetworkState } from './network-store';

export const networkStore = createNetworkStore(bridge);

export const useNetwork = <T>(pick: (state: NetworkState) => T): T => useStore(networkStore, pick);
