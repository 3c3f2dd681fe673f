import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ShownBody } from '../../shared/activity';
import { curlOf } from './curl';

const plain: ShownBody = { state: 'none' };
const form = (text: string): ShownBody => ({
  state: 'shown',
  type: 'application/x-www-form-urlencoded',
  text,
});

it('reads well, with what the shell fills in', () => {
  expect(
    curlOf({
      method: 'POST',
      url: 'https://login.test/token?x=‹hidden›',
      headers: [
        { name: 'accept', value: "it's JSON" },
        { name: 'authorization', value: 'Bearer ‹token›' },
        { name: 'x-api-key', value: '‹API-key›' },
      ],
      body: form('grant_type=client_credentials&client_secret=‹client-secret›'),
    }),
  ).toBe(`curl --globoff --request POST \\
  --url 'https://login.test/token?x='"$WYCH_HIDDEN" \\
  --header 'accept: it'\\''s JSON' \\
  --header 'authorization: Bearer '"$WYCH_TOKEN" \\
  --header 'x-api-key: '"$WYCH_API_KEY" \\
  --data-raw 'grant_type=client_credentials' \\
  --data-urlencode 'client_secret='"$WYCH_CLIENT_SECRET"`);
});

it('says that a body is left out, and why', () => {
  const body: ShownBody = { state: 'withheld', reason: 'Too long to be kept.', bytes: 5 };
  expect(curlOf({ method: 'POST', url: 'https://a.test', headers: [], body })).toMatch(
    /^# The body is left out. Too long to be kept.\ncurl /,
  );
});

it('sends an empty header as curl wants it', () => {
  const headers = [{ name: 'accept', value: '' }];
  expect(curlOf({ method: 'GET', url: 'https://a.test', headers, body: plain })).toContain("'accept;'");
});

const withShell = process.platform === 'win32' ? it.skip : it;
const folder = mkdtempSync(join(tmpdir(), 'wych-curl-'));
beforeAll(() => {
  // Each argument on its own, with what no argument can hold behind it.
  writeFileSync(join(folder, 'curl'), '#!/bin/sh\nprintf \'%s\\0\' "$@"\n');
  chmodSync(join(folder, 'curl'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const argumentsOf = (command: string): string[] =>
  execFileSync('/bin/sh', ['-c', command], {
    env: {
      PATH: folder,
      WYCH_TOKEN: 'T $x',
      WYCH_API_KEY: 'K"*',
      WYCH_CLIENT_SECRET: "S'`",
      WYCH_HIDDEN: 'H',
      WYCH_PERSONAL: 'P',
    },
    encoding: 'utf8',
  })
    .split('\0')
    .slice(0, -1);

const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        "'",
        '"',
        '\\',
        '$(id)',
        '`id`',
        '$WYCH_TOKEN',
        '\n',
        '-',
        '!',
        '~',
        '{a,b}',
        '*',
        '‹token',
        '#',
        ';',
        '&',
        '=',
        '@',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''))
  .filter((value) => value.isWellFormed() && value !== '');

withShell('a shell hands over exactly what was meant', () => {
  fc.assert(
    fc.property(text, text, text, text, (url, name, value, body) => {
      const command = curlOf({
        method: 'POST',
        url,
        headers: [
          { name, value },
          { name: 'authorization', value: `${value}‹token›${name}` },
          { name, value: '‹API-key›' },
        ],
        body: { state: 'shown', type: 'application/json', text: `${body}‹client-secret›` },
      });
      expect(argumentsOf(command)).toEqual([
        '--globoff',
        '--request',
        'POST',
        '--url',
        url,
        '--header',
        `${name}: ${value}`,
        '--header',
        `authorization: ${value}T $x${name}`,
        '--header',
        `${name}: K"*`,
        '--data-raw',
        `${body}S'\``,
      ]);
    }),
    { numRuns: 150 },
  );
});
