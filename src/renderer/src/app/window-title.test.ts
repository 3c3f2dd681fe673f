import { expect, it } from 'vitest';
import type { RealmEntry } from '../../../shared/realm';
import { windowTitle } from './window-title';

const realm = (name: string, environment: string) => ({ profile: { name, environment } }) as RealmEntry;
const live = realm('Kiwi', 'production');
const test = realm('Demo', 'sandbox');

it('says the environment first', () => {
  expect(windowTitle([live], false)).toBe('PRODUCTION · Kiwi · Wych Consent Inspector');
  expect(windowTitle([test], false)).toBe('SANDBOX · Demo · Wych Consent Inspector');
});

it('says of all realms whether one is production', () => {
  expect(windowTitle([test, live], true)).toBe('WITH PRODUCTION · All realms · Wych Consent Inspector');
  expect(windowTitle([test], true)).toBe('SANDBOX · All realms · Wych Consent Inspector');
});

it('is the name of the app when nothing is open', () => {
  expect(windowTitle([], false)).toBe('Wych Consent Inspector');
});
