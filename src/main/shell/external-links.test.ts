import { expect, test } from 'vitest';
import { mayOpenExternally } from './external-links';

test('opens the hosts of the list', () => {
  expect(mayOpenExternally('https://www.wych.io/data-recipients/')).toBe(true);
});

test.each([
  'http://www.wych.io/',
  'https://evilwych.io/',
  'https://www.wych.io.evil.example/',
  'https://user@www.wych.io/',
  'https://www.wych.io@evil.example/',
  'https://www.wych.io:8443/',
  'https://sub.www.wych.io/',
  'file:///etc/passwd',
  'ms-msdt:/id',
  'javascript:alert(1)',
  'smb://www.wych.io/share',
  '',
])('refuses %s', (address) => {
  expect(mayOpenExternally(address)).toBe(false);
});
