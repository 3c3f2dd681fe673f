/** What the window is told of the secrets of each realm. */
import type { Page } from '@playwright/test';
import type { RealmEntry } from '../../src/shared/realm';
import { callBridge, production, sandbox } from './realms';

export async function realmsIn(page: Page): Promise<RealmEntry[]> {
  const answer = await callBridge<RealmEntry[]>(page, 'realms', 'list');
  if (!answer.ok) throw new Error(answer.failure.kind);
  return answer.value;
}

/** 'Kiwi Sandbox: stored, stored': the client secret, then the API key. */
export const secretsIn = async (page: Page): Promise<string[]> =>
  (await realmsIn(page)).map(
    ({ profile, secrets }) => `${profile.name}: ${secrets.clientSecret}, ${secrets.apiKey}`,
  );

export const allStored = [`${sandbox}: stored, stored`, `${production}: stored, stored`];
export const allUnreadable = [`${sandbox}: unreadable, unreadable`, `${production}: unreadable, unreadable`];
