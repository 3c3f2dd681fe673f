/** Plans and runs by the bridge alone, as code in the window could make them that skips every dialog. */
import type { Page } from '@playwright/test';
import type { Consent, ConsentDetail } from '../../src/shared/consent';
import type { PlanReview } from '../../src/shared/revocation';
import { callBridge } from './realms';

/** What the bridge answers; throws what it refuses. */
export async function bridgeValue<T>(page: Page, group: string, method: string, input?: unknown): Promise<T> {
  const answer = await callBridge<T>(page, group, method, input);
  if (!answer.ok) throw new Error(`${group}.${method}: ${JSON.stringify(answer.failure)}`);
  return answer.value;
}

export async function planFor(
  page: Page,
  realmId: string,
  consentIds: readonly string[],
): Promise<PlanReview> {
  const consents: Consent[] = [];
  for (const consentId of consentIds)
    consents.push(
      (await bridgeValue<ConsentDetail>(page, 'consents', 'show', { realmId, consentId })).consent,
    );
  const draft = await bridgeValue<{ draftId: string }>(page, 'plans', 'choose', { draftId: null, consents });
  return bridgeValue<PlanReview>(page, 'plans', 'prepare', { draftId: draft.draftId });
}
