/**
 * Fifty secrets, in every encoding, in every place of a call and its answer: none of them is in what is shown or saved of it.
 *
 * What is looked for is looked for plainly, without the redactor's own means: the encoded text itself, and pieces of the secret.
 */
import { expect, it } from 'vitest';
import type { DoorCall } from '../wych/network-door';
import { detailOf, shownExchange } from './call-detail';
import { type Answered, callOf, type Observed, observed, query } from './for-tests';
import { harEntry } from './har';
import { canaries, encodings } from './redactor/canaries-for-tests';

type Place = (encoded: string) => { call?: Partial<DoorCall>; answer?: Answered };

const json = { 'content-type': 'application/json' };
const posted = (type: string, body: string) => ({
  call: { kind: 'revoke' as const, method: 'POST' as const, headers: { 'content-type': type }, body },
});
const inForm = (encoded: string) => (/^[\x21-\x7e]*$/.test(encoded) ? encoded : encodeURIComponent(encoded));

const places: Record<string, Place> = {
  'a header that is shown': (encoded) => ({ call: { headers: { accept: `x ${encoded}` } } }),
  'a header that is not': (encoded) => ({ call: { headers: { 'x-thing': encoded } } }),
  'the name of a header': (encoded) => ({ call: { headers: { [encoded]: '1' } } }),
  'a header of the answer': (encoded) => ({
    answer: { headers: { link: `<https://api.test/?q=${encodeURIComponent(encoded)}>` } },
  }),
  'the query': (encoded) => ({ call: { url: `https://api.test/v4?q=${encodeURIComponent(encoded)}` } }),
  'the query, as it is': (encoded) => ({ call: { url: `https://api.test/v4?q=${encoded}` } }),
  'the path': (encoded) => ({ call: { url: `https://api.test/v4/${encodeURIComponent(encoded)}/x` } }),
  'a form': (encoded) => posted('application/x-www-form-urlencoded', `a=1&note=${inForm(encoded)}`),
  'the name in a form': (encoded) => posted('application/x-www-form-urlencoded', `${inForm(encoded)}=1`),
  'a value': (encoded) => posted('application/json', JSON.stringify({ reason: encoded })),
  'a name in JSON': (encoded) => ({ answer: { body: JSON.stringify({ [encoded]: 1 }) } }),
  'JSON in JSON': (encoded) => ({
    answer: { body: JSON.stringify({ echo: JSON.stringify({ message: `got ${encoded}` }) }) },
  }),
  'the body of an answer': (encoded) => ({ answer: { body: JSON.stringify([{ id: 1, note: encoded }]) } }),
  'the text of an error': (encoded) => ({
    answer: { status: 400, headers: { 'content-type': 'text/plain' }, body: `Not accepted: ${encoded}.` },
  }),
  'the id of a request': (encoded) => ({ answer: { requestId: encoded } }),
  'the id of a customer': (encoded) => ({ call: { subject: encoded } }),
};

const secrets = canaries();
/** One of each family. All of them go through two places, and through the redactor alone in its own test. */
const families = encodings.filter(([name]) =>
  /^(plain|percent-encoded|form-encoded|JSON, every letter escaped|JSON in JSON|HTML|base64, in the middle|hexadecimal)$/.test(
    name,
  ),
);
const inFull = new Set(['the query', 'the body of an answer']);
const patience = { timeout: 120_000 };

/** Each secret was sent to the login once, as the app does. */
function loggedIn(): Observed {
  const activity = observed();
  for (const secret of secrets)
    activity.exchange(
      callOf({
        kind: 'token',
        method: 'POST',
        url: 'https://login.test/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ client_id: 'desk', client_secret: secret }).toString(),
      }),
      { headers: json, body: '{"token_type":"Bearer","expires_in":900}' },
    );
  return activity;
}

/** All that anybody can see of the newest call. */
function shownOfNewest({ log, held, redactor }: Observed): string[] {
  const [newest] = log.read(query({ limit: 1 })).entries;
  const call = newest && log.show(newest.seq);
  if (!call) return expect.fail('nothing was kept');
  const shown = (maskPersonal: boolean) =>
    shownExchange(redactor, call.entry, held.of(call.entry.seq), { maskPersonal });
  return textsIn([newest, detailOf(call, shown(false)), harEntry(call.entry, shown(true), 'Sandbox')]);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => [name, ...textsIn(field)]);
}

/** A piece so long is no accident. */
const piece = 7;
function leaks(texts: readonly string[], secret: string, encoded: string): boolean {
  const pieces = [encoded];
  for (let at = 0; at + piece <= secret.length; at += piece) pieces.push(secret.slice(at, at + piece));
  return texts.some((text) => pieces.some((wanted) => text.includes(wanted)));
}

it('the search finds what is there', () => {
  const activity = observed();
  const [secret = ''] = secrets;
  activity.exchange(callOf({ url: `https://api.test/v4?q=${secret}` }), {});
  expect(leaks(shownOfNewest(activity), secret, secret)).toBe(true);
});

it.each(Object.entries(places))(
  `${secrets.length} secrets × ${families.length} encodings or more in %s: no leak`,
  patience,
  (name, place) => {
    const activity = loggedIn();
    const leaked: string[] = [];
    for (const secret of secrets)
      for (const [encoding, encode] of inFull.has(name) ? encodings : families) {
        const encoded = encode(secret);
        const { call = {}, answer = {} } = place(encoded);
        activity.exchange(callOf(call), answer);
        if (leaks(shownOfNewest(activity), secret, encoded)) leaked.push(`${encoding}: ${secret}`);
      }
    expect(leaked).toEqual([]);
  },
);
