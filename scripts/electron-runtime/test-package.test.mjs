import { expect, test } from 'vitest';
import { cacheRoots } from './cache-roots.mjs';
import { keptPath, testPackageRunsOn } from './test-package.mjs';

test.each([
  ['Cypress/Cypress', 'electron'],
  ['Cypress/locales/de.pak', 'locales/de.pak'],
  ['Cypress/snapshot_blob.bin', 'snapshot_blob.bin'],
  ['Cypress/browser_v8_context_snapshot.bin', undefined],
  ['Cypress/resources/app/index.js', undefined],
  ['Cypress/resources/app-update.yml', undefined],
  ['elsewhere', undefined],
])('%s is kept as %s', (path, kept) => {
  expect(keptPath(path)).toBe(kept);
});

test('the test package serves Linux x64 and nothing else', () => {
  expect(testPackageRunsOn({ platform: 'linux', arch: 'x64' })).toBe(true);
  expect(testPackageRunsOn({ platform: 'linux', arch: 'arm64' })).toBe(false);
  expect(testPackageRunsOn({ platform: 'darwin', arch: 'x64' })).toBe(false);
});

test("the user's cache comes before the project's", () => {
  expect(cacheRoots({ XDG_CACHE_HOME: '/x', HOME: '/home/me' })[0]).toBe(
    '/x/wych-consent-inspector/electron',
  );
  expect(cacheRoots({ HOME: '/home/me' })[0]).toBe('/home/me/.cache/wych-consent-inspector/electron');
  expect(cacheRoots({ HOME: '/home/me' })[1]).toMatch(/\/\.cache\/electron$/);
});
