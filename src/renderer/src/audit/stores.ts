/** The store of this folder, put together once. */
import { useStore } from 'zustand';
import { bridge } from '../bridge';
import { type AuditState, createAuditStore } from './audit-store';

export const auditStore = createAuditStore(bridge);

export const useAudit = <T>(pick: (state: AuditState) => T): T => useStore(auditStore, pick);
