import { expect, it } from 'vitest';
import { backendTitle } from './backend-names';

it('starts a line with a capital and no article', () => {
  expect(backendTitle('secret-service')).toBe('Secret Service keyring');
  expect(backendTitle('session')).toBe('Memory, for this run only');
  expect(backendTitle('kwallet')).toBe('KWallet');
});

it('leaves names alone that are written small at the start', () => {
  expect(backendTitle('macos-keychain')).toBe('macOS Keychain');
});
