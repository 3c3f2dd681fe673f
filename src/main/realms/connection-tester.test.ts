import { expect, it } from 'vitest';
import type { StageResult } from '../../shared/connection-test';
import { fail } from '../../shared/failure';
import { realmDraftSchema } from '../../shared/realm';
import { FakeClock, profileFor } from '../wych/network-door-testing';
import { ConnectionTester } from './connection-tester';

const draft = realmDraftSchema.parse({
  name: 'Bank',
  environment: 'sandbox',
  loginBaseUrl: 'https://login.example',
  realmName: 'r',
  apiBaseUrl: 'https://api.example',
  clientId: 'c',
  accent: 'teal',
  routes: {},
});

it('ends the test before when a new one starts, and tells no more of it', async () => {
  const told: StageResult[] = [];
  const signals: AbortSignal[] = [];
  const door = {
    send: ({ signal }: { signal?: AbortSignal }) => {
      if (signal) signals.push(signal);
      return new Promise<never>((_, reject) => {
        signal?.addEventListener('abort', () => reject(fail('cancelled', 'Cancelled.', '')));
      });
    },
  };
  const profile = profileFor({ loginBaseUrl: draft.loginBaseUrl, apiBaseUrl: draft.apiBaseUrl });
  const registry = { credentialsForDraft: async () => ({ profile, clientSecret: 's', apiKey: 'k' }) };
  const ports = { door, clock: new FakeClock(), probeConsents: async () => ({ count: 0 }) };
  const tester = new ConnectionTester(registry, ports, (stage) => told.push(stage));

  const first = tester.test(draft);
  await new Promise((resolve) => setImmediate(resolve));
  expect(told.map(({ state }) => state)).toEqual(['running']);
  void tester.test(draft);
  expect((await first).passed).toBe(false);
  expect(signals[0]?.aborted).toBe(true);
  await new Promise((resolve) => setImmediate(resolve));
  expect(told.map(({ state }) => state)).toEqual(['running', 'running']);
});
