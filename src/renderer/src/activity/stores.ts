/** The stores of this folder, put together once. */
import { useStore } from 'zustand';
import { bridge } from '../bridge';
import { type CallState, createCallStore } from './call-store';
import { createTimelineStore, type TimelineState } from './timeline-store';

export const timelineStore = createTimelineStore(bridge);
export const callStore = createCallStore(bridge);

export const useTimeline = <T>(pick: (state: TimelineState) => T): T => useStore(timelineStore, pick);
export const useCall = <T>(pick: (state: CallState) => T): T => useStore(callStore, pick);
