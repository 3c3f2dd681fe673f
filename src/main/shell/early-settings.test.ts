import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { peekSettings } from './early-settings';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wych-early-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const peekAt = (text: string) => {
  writeFileSync(join(folder, 'settings.json'), text);
  return peekSettings(folder);
};
const preferences = (value: unknown) => JSON.stringify({ preferences: value });

test('reads the theme and the realm that was open', () => {
  const lastScope = { kind: 'realm', realmId: 'demo-sandbox' };
  expect(peekAt(preferences({ theme: 'dark', lastScope }))).toEqual({
    theme: 'dark',
    realmId: 'demo-sandbox',
  });
  expect(peekAt(preferences({ theme: 'light', lastScope: { kind: 'all' } }))).toEqual({
    theme: 'light',
    realmId: null,
  });
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{}',
  preferences(null),
  preferences({ theme: 7, lastScope: { realmId: 7 } }),
])('of a file that holds %j it takes the usual', (text) => {
  expect(peekAt(text)).toEqual({ theme: 'system', realmId: null });
});

test('so it does where there is no file', () => {
  expect(peekSettings(folder)).toEqual({ theme: 'system', realmId: null });
});
