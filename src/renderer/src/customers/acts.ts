/** What the rest of the window may do about visits. */
import type { Consent } from '../../../shared/consent';
import { detailStore } from '../consents/stores';
import { appStore, visitStore } from '../stores';

/** Looks for a customer of the open realm; with a consent, its customer is offered first. */
export function openActFor(consent?: Pick<Consent, 'realmId' | 'customer'> | null): void {
  const of = consent?.customer.id ? { realmId: consent.realmId, customer: consent.customer } : undefined;
  appStore.getState().open({ kind: 'act-for', ...(of && { of }) });
}

/** The same by its key, wherever the focus is: an open consent says for whom. */
export const actForShown = (): void =>
  openActFor(visitStore.getState().visit ? null : detailStore.getState().consent);

/** What goes wrong is told in the frame. */
export const endVisit = (): void => void visitStore.getState().end().catch(appStore.getState().tell);
