import { describe, expect, it } from 'vitest';
import { confirmationPage } from './confirmation-page';
import { pageStyle } from './page-style';
import {
  at,
  confirmationWith,
  proofWith,
  runWith,
  statusWith,
  type Texts,
  usualTexts,
} from './pages-for-tests';
import { longestRecord, proofPage } from './proof-page';
import { runPage } from './run-page';

const pages: Record<string, (text: Texts) => string> = {
  confirmation: (text) => confirmationPage(confirmationWith(text)),
  proof: (text) => proofPage(proofWith(text)),
  'proof of what failed': (text) => proofPage(proofWith(text, 'failed')),
  'proof of what changed': (text) => proofPage(proofWith(text, 'changed', null)),
  run: (text) => runPage(runWith(text)),
};

/** As somebody reads it. */
const textOf = (page: string): string =>
  page
    .replace(/^[\s\S]*<body>/, '')
    .replaceAll(/<span class="mark">U\+([0-9A-F]+)<\/span>/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#39;/g, "'")
    .replaceAll(/&#96;/g, '`')
    .replaceAll(/&quot;/g, '"')
    .replaceAll(/&lt;/g, '<')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/&amp;/g, '&');
const tagsOf = (page: string): string[] => page.match(/<[^>]*>/g) ?? [];

const cores = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '</style><script>alert(1)</script>',
  '</pre><link rel=stylesheet href=https://evil.example/x.css>',
  '<style>@import url(https://evil.example)</style>',
  '<div style="background:url(https://evil.example)">',
  '<a href="javascript:alert(1)">x</a>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href="https://evil.example">',
  '<form action=https://evil.example><button>x',
  '<object data=https://evil.example>',
  '<math><mi xlink:href="data:x,<script>alert(1)</script>">',
  '<!--<script>-->',
  '<![CDATA[<script>]]>',
  '<?php echo 1 ?>',
  'onmouseover=alert(1) x=',
  'url(javascript:alert(1))',
  'expression(alert(1))',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '{{constructor.constructor("alert(1)")()}}',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '\u0000<script>\u0000alert(1)</script>',
];
const wraps: Array<(core: string) => string> = [
  (core) => core,
  (core) => `">${core}`,
  (core) => `'>${core}`,
  (core) => `\`>${core}`,
  (core) => `-->${core}`,
  (core) => `</title></style></script>${core}`,
  (core) => `</span></dd></dl></section></body></html>${core}`,
  (core) => `" ${core} "`,
  (core) => `' ${core} '`,
  (core) => core.toUpperCase(),
  (core) => `\u202e${core}\u2066`,
  (core) => `\ufeff${core}`,
  (core) => `\ud800${core}\udfff`,
  (core) => core.replaceAll('<', '\uff1c'),
  (core) => core.replaceAll(' ', '\u000c'),
  (core) => core.replaceAll(' ', '\n'),
  (core) => `${core}`.repeat(3),
  (core) => `<${core}`,
  (core) => `${core}<`,
  (core) => `&${core}`,
];
const payloads = cores.flatMap((core) => wraps.map((wrap) => wrap(core)));
/** All of them with `WYCH_PAYLOADS=all`. */
const alone = process.env.WYCH_PAYLOADS === 'all' ? payloads : cores;

describe.each(Object.entries(pages))('the page %s', (_, page) => {
  const fields = new Set<string>();
  const usual = page((field, text) => {
    fields.add(field);
    return text;
  });
  // Marks, and what only some contents have.
  const known = new Set([
    ...tagsOf(usual),
    '<span class="mark">',
    '</span>',
    '<bdi>',
    '</bdi>',
    '<span class="more">',
    '<div>',
    '</div>',
  ]);

  /** What in it is more than text. */
  function strangeIn(made: string): string[] {
    const strange = tagsOf(made).filter((tag) => !known.has(tag));
    const bare = made.replace(`<style>${pageStyle}</style>`, '').replaceAll(/<[^>]*>/g, '');
    return [
      ...strange,
      ...(bare.match(/[<>"'`]/) ?? []),
      ...(made.split('<style>').length === 2 ? [] : ['<style>']),
    ];
  }

  it(`shows ${payloads.length} payloads in every field at once as text, and all of it`, () => {
    expect(payloads).toHaveLength(500);
    const wrong = payloads.filter((payload) => {
      const made = page(() => payload);
      return strangeIn(made).length > 0 || !textOf(made).includes(payload);
    });
    expect(wrong).toEqual([]);
  });

  it('shows them in each field alone', () => {
    expect(fields.size).toBeGreaterThan(10);
    const wrong = [...fields].flatMap((hostile) =>
      alone
        .filter(
          (payload) => strangeIn(page((field, text) => (field === hostile ? payload : text))).length > 0,
        )
        .map((payload) => `${hostile}: ${payload}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has nothing but its own style, and a policy that allows nothing else', () => {
    expect(usual).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(usual).not.toMatch(
      /<(script|img|link|iframe|object|embed|form|base|svg)\b|\bon\w+=|url\(|@import|https?:\/\/[^<]*"/i,
    );
    expect(usual).toMatch(/^<!doctype html>/);
  });
});

describe('a confirmation', () => {
  const confirmation = (more = {}) => textOf(confirmationPage(confirmationWith(usualTexts, more)));

  it('says what the consent is, in which realm, and where that comes from', () => {
    for (const words of [
      'Kiwi',
      'PRODUCTION',
      'Active',
      'Tuatara may see data of Hēmi by this consent.',
      'Authorised',
      'hemi@example.nz',
      'c1',
      'Balances',
      'x-unknown',
      '01-0001',
      'Budgeting',
      'for 1 hour',
      'r-1',
      'ana@one',
      '05 Jan 2026, 22:00:00 Pacific/Auckland (09:00:00 UTC)',
      'https://api.example.com/v4',
      'Wych Consent Inspector 0.1.0',
    ])
      expect(confirmation()).toContain(words);
  });

  it.each([
    [{ status: 'pending' }, 'Pending', 'it gives no access yet'],
    [
      { status: 'revoked', statusAsReceived: 'Revoked' },
      'Revoked',
      'It has ended: Tuatara may no longer see data of Hēmi',
    ],
    [{ status: 'other', statusAsReceived: 'Frozen' }, 'Frozen', 'This app does not know this status'],
    [{ expiresAt: at - 1 }, 'Expired in effect', 'the API has not ended it: it may still give access'],
    [{ customer: { id: '', name: '', email: '' } }, 'Customer', 'not stated'],
    [{ permissions: [] }, 'What it allows', 'The record names no permission.'],
  ] as const)('of %j', (more, label, words) => {
    expect(confirmation(more)).toContain(label);
    expect(confirmation(more)).toContain(words);
  });
});

describe('a proof', () => {
  const proof = (...args: Parameters<typeof proofWith> extends [Texts, ...infer Rest] ? Rest : never) =>
    textOf(proofPage(proofWith(usualTexts, ...args)));

  it('tells the whole story', () => {
    for (const words of [
      'Proof of revocation',
      'Read again from the API, its status was ‘Revoked’.',
      'DELETE https://api.example.com/v4/consents/c1',
      '204',
      'r-2',
      'Asked by the customer',
      'OPS-1',
      'ben@two',
      'ana@one',
      'ab12',
      'run-1',
      'Record 7',
      'Record 8',
      'Appendix A',
      'Appendix B',
      '"status": "Authorised"',
      '"status": "Revoked"',
    ])
      expect(proof()).toContain(words);
  });

  it.each([
    ['failed', 'Not revoked', 'It fell over.'],
    ['changed', 'it had changed since it was chosen', 'The status was A.'],
    ['unknown', 'Unknown', 'what became of the consent could not be seen'],
    ['already-ended', 'It had already ended', 'It may have been ended by somebody else.'],
  ] as const)('of what ended as %s is not called one', (state, title, words) => {
    expect(proof(state)).not.toContain('Proof of revocation');
    expect(proof(state)).toContain(title);
    expect(proof(state)).toContain(words);
  });

  it('says so when there is no evidence any more', () => {
    expect(proof('revoked', null)).toContain('What was read, sent and answered is not kept any more.');
    expect(proof('revoked', null)).not.toContain('Appendix');
  });

  it('prints the first part of a record that no paper should hold, and says so', () => {
    const raw = JSON.stringify({ id: 'c1', note: 'x'.repeat(2 * longestRecord) });
    const page = proof('revoked', {
      before: { raw, readAt: at },
      request: null,
      response: null,
      after: null,
    });
    expect(page).toContain('Its first 150,000 characters');
    expect(page.length).toBeLessThan(longestRecord + 10_000);
  });
});

describe('a run', () => {
  it('is told in numbers, by outcome and by realm, and each consent in a row', () => {
    const page = textOf(runPage(runWith(usualTexts)));
    for (const words of [
      '1 of 1 consent revoked',
      'Changed, skipped',
      'The status was A.',
      'It fell over.',
      '05 Jan 2026, 09:00:00 UTC',
      'Kiwi (PRODUCTION)',
    ])
      expect(page).toContain(words);
  });

  it('says when there are more than it shows, and when it has not ended', () => {
    const page = textOf(
      runPage({
        ...runWith(usualTexts, ['revoked']),
        status: statusWith(usualTexts, { total: 10_000, state: 'paused', endedAt: null }),
      }),
    );
    expect(page).toContain('These are the first 1 of 10,000 consents. The proof as JSON has all of them.');
    expect(page).toContain('It has not ended: these are the numbers so far.');
  });

  it('says what was spared', () => {
    const status = statusWith(usualTexts);
    const page = textOf(
      runPage({
        ...runWith(usualTexts),
        status: { ...status, total: 3, counts: { ...status.counts, unsent: 2 } },
      }),
    );
    expect(page).toContain('before it had come to 2 consents');
    expect(page).not.toContain('first 3');
  });
});
