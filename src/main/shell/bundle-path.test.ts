import { resolve, sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundlePath } from './bundle-path';

const root = resolve('/opt/app/renderer');
const path = (address: string) => bundlePath(address, root, 'app://inspector');

test('names the files of the bundle', () => {
  expect(path('app://inspector/')).toBe(resolve(root, 'index.html'));
  expect(path('app://inspector/assets/index-B1a_2.js?v=1')).toBe(resolve(root, 'assets/index-B1a_2.js'));
});

test.each([
  'app://inspector/../main/index.js',
  'app://inspector/assets/../../main/index.js',
  'app://inspector/%2e%2e/main/index.js',
  'app://inspector/..%2fmain',
  'app://inspector/%252e%252e/main',
  'app://inspector/..\\main',
  'app://inspector/a\0.js',
  'app://inspector//etc/passwd',
  'app://inspector/.env',
  'app://inspector.evil/index.html',
  'app://evil/index.html',
  'file:///etc/passwd',
  `app://inspector/${'a'.repeat(2000)}`,
])('refuses %s', (address) => {
  expect(path(address)).toBeNull();
});

test('whatever is asked, nothing outside the bundle is named', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2f',
    '\\',
    '/',
    '\0',
    'assets',
    'a.js',
    '%00',
    '%5c',
    ' ',
    'C:',
    '~',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 12 }),
      (pieces) => {
        const file = path(`app://inspector/${pieces.join('')}`);
        expect(file === null || file.startsWith(root + sep)).toBe(true);
        if (file) expect(file.split(sep)).not.toContain('..');
      },
    ),
    { numRuns: 5000 },
  );
});
