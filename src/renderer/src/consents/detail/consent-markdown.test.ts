import { expect, it } from 'vitest';
import { aConsent } from '../rows/testing';
import { consentMarkdown } from './consent-markdown';

const now = Date.UTC(2026, 2, 12, 1, 5);
const realm = { name: 'Kiwi Production', environment: 'production' } as const;
const lines = (over: Parameters<typeof aConsent>[0], readAt: number | undefined = now) =>
  consentMarkdown({ consent: aConsent(over), realm, readAt, now }).split('\n');

it('says what a ticket needs, in UTC', () => {
  const consent = { expiresAt: now - 1, permissions: ['ReadBalances', 'ReadAccountsDetail', 'x:y'] };
  expect(lines(consent)).toEqual([
    '| Consent | `c-1` |',
    '| --- | --- |',
    '| Realm | `Kiwi Production` **PRODUCTION** |',
    '| Status | Expired in effect (as received: `Authorised`) |',
    '| Customer | `Hēmi Đặng`, `hemi.dang.1@example.com`, `u-1` |',
    '| Recipient | `Kōwhai Ledger`, `r-1` |',
    '| Permissions | Accounts: Account name, type and number; Balances: Balances; Other: `x:y` |',
    '| Created | 01 Jan 2026, 00:00 UTC |',
    '| Expires | 12 Mar 2026, 01:04 UTC |',
    '| Read | 12 Mar 2026, 01:05 UTC |',
    '',
  ]);
});

it('says what is not there, and never that a list was a reading', () => {
  const bare = {
    status: 'other',
    statusAsReceived: 'Paused|<b>',
    createdAt: null,
    recipient: { id: '', name: '' },
    customer: { id: 'u', name: '', email: 'u' },
    permissions: [],
  } as const;
  const told = consentMarkdown({
    consent: aConsent({ ...bare, permissions: [] }),
    realm: undefined,
    readAt: undefined,
    now,
  });
  expect(told.split('\n').slice(2)).toEqual([
    '| Realm | `alpha` |',
    '| Status | `Paused`&#124;`<b>` |',
    '| Customer | `u` |',
    '| Recipient | Not stated |',
    '| Permissions | Not stated |',
    '| Created | Not stated |',
    '| Expires | Not stated |',
    '| Read | From the list, not by itself |',
    '',
  ]);
});

it('keeps its shape whatever the data are', () => {
  const evil =
    '|\n\n[x](javascript:1) ![x](https://evil.example) <img src=x> `|` \\| www.evil.example @team #1';
  const told = lines({
    id: evil,
    statusAsReceived: evil,
    recipient: { id: evil, name: `${evil}2` },
    customer: { id: evil, name: `${evil}2`, email: `${evil}3` },
    permissions: [evil],
  });
  expect(told).toHaveLength(11);
  for (const line of told.slice(0, -1)) expect(line.match(/\|/g)).toHaveLength(3);
});
