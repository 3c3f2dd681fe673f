import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, lineOf, macOf, noMac, openingOf, readLine } from './chain';
import { keyFrom } from './for-tests';

const key = keyFrom('key');

describe('canonical JSON', () => {
  test('says the same as JSON does, in one order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: undefined, A: true })).toBe(
      '{"A":true,"b":[1,{"c":null,"d":"x"}]}',
    );
  });

  test('is one line whatever the content', () => {
    expect(canonicalJson({ text: 'a\nb\r\u2028' })).not.toMatch(/[\r\n]/);
  });
});

test('the mac hangs on the key, the mac before and every byte', () => {
  const mac = macOf(key, noMac, '{}');
  expect(mac).toMatch(/^[0-9a-f]{64}$/);
  expect(macOf(key, noMac, Buffer.from('{}'))).toBe(mac);
  expect(macOf(keyFrom('other'), noMac, '{}')).not.toBe(mac);
  expect(macOf(key, mac, '{}')).not.toBe(mac);
  expect(macOf(key, noMac, '{ }')).not.toBe(mac);
});

describe('reading a line', () => {
  const line = (json: string, mac = noMac) => Buffer.from(lineOf(mac, json));

  test('gives the mac, the bytes it was made of, and the record', () => {
    const json = '{"kind":"run-started","seq":3}';
    const read = readLine(line(json, 'a'.repeat(64)));
    expect(read).toMatchObject({ mac: 'a'.repeat(64), record: { kind: 'run-started', seq: 3 } });
    expect(Buffer.from(read?.json ?? []).toString()).toBe(json);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a mac alone', Buffer.from(noMac)],
    ['a mac in capitals', line('{"kind":"x","seq":1}', 'A'.repeat(64))],
    ['no space', Buffer.from(`${noMac}-{"kind":"x","seq":1}`)],
    ['no JSON', line('{"kind":"x",')],
    ['null', line('null')],
    ['a list', line('[1,2,3]')],
    ['no number', line('{"kind":"x"}')],
    ['number 0', line('{"kind":"x","seq":0}')],
    ['half a number', line('{"kind":"x","seq":1.5}')],
    ['a number as text', line('{"kind":"x","seq":"1"}')],
    ['no kind', line('{"seq":1}')],
    ['details that are none', line('{"details":null,"kind":"x","seq":1}')],
    ['zeros', Buffer.alloc(200)],
  ])('%s is no record', (_, bytes) => {
    expect(readLine(bytes)).toBeNull();
  });

  test('any bytes are read without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        readLine(bytes);
        readLine(Buffer.concat([Buffer.from(`${noMac} `), bytes]));
      }),
    );
  });
});

test('only a whole opening opens a file', () => {
  const details = { file: '000001.log', key: 'k', previousMac: noMac, previousKey: '' };
  expect(openingOf({ seq: 1, kind: 'log-started', details })).toEqual(details);
  expect(openingOf({ seq: 1, kind: 'log-damaged', details })).toEqual(details);
  expect(openingOf({ seq: 1, kind: 'run-started', details })).toBeNull();
  expect(openingOf({ seq: 1, kind: 'log-started' })).toBeNull();
  expect(openingOf({ seq: 1, kind: 'log-started', details: { ...details, key: 7 } })).toBeNull();
});
