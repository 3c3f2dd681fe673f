import { expect, it } from 'vitest';
import { draftOf, isSame, settingOf } from './proxy-draft';

const pac = { mode: 'pac', url: 'http://wpad/proxy.pac' } as const;

it.each([{ mode: 'system' }, { mode: 'direct' }, pac, { mode: 'manual', url: 'http://proxy:8080' }] as const)(
  'is edited and sent as it was: %j',
  (setting) => {
    expect(settingOf(draftOf(setting))).toEqual(setting);
    expect(isSame(settingOf(draftOf(setting)), setting)).toBe(true);
  },
);

it('keeps an address while another way is looked at', () => {
  const elsewhere = { ...draftOf(pac), mode: 'direct' } as const;
  expect(settingOf(elsewhere)).toEqual({ mode: 'direct' });
  expect(settingOf({ ...elsewhere, mode: 'pac' })).toEqual(pac);
});

it('knows another address of the same kind', () => {
  expect(isSame(pac, { ...pac, url: 'http://wpad/other.pac' })).toBe(false);
  expect(isSame(pac, { mode: 'manual', url: pac.url })).toBe(false);
});
