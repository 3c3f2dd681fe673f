import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seal, unseal } from './envelope';
import { malleableCipher } from './for-tests';

const service = 'Wych Consent Inspector';
const account = 'realm-1/clientSecret';

describe('an envelope', () => {
  test('gives back every value, as ASCII in between', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const text = seal(service, account, value);
        expect(text).toMatch(/^[\0-\x7f]+$/);
        expect(unseal(service, account, text)).toBe(value);
      }),
    );
  });

  test('is refused for another realm, field or service', () => {
    const text = seal(service, account, 's3cret');
    expect(unseal(service, 'realm-2/clientSecret', text)).toBeNull();
    expect(unseal(service, 'realm-1/apiKey', text)).toBeNull();
    expect(unseal('Another app', account, text)).toBeNull();
  });

  test('names realm and field apart: no account can be read as another', () => {
    expect(unseal(service, 'a/b/c', seal(service, 'a/b', 'c'))).toBeNull();
    expect(unseal(service, 'ab', seal(service, 'a/b', 'c'))).toBeNull();
  });

  test.each(['', 'null', '{}', '[]', '"text"', 's3cret', '{"value":"s3cret"}', '\ufeff{}'])(
    'no envelope: %j is refused',
    (text) => expect(unseal(service, account, text)).toBeNull(),
  );

  test('written another way, it is refused: white space, order, escapes, case, more fields', () => {
    const text = seal(service, account, 's3cret');
    const fields = JSON.parse(text);
    const others = [
      ` ${text}`,
      JSON.stringify(fields, undefined, 1),
      JSON.stringify({ value: fields.value, ...fields, version: 1 }),
      text.replace('s3cret', '\\u00733cret'),
      JSON.stringify({ ...fields, version: 2 }),
      JSON.stringify({ ...fields, more: 1 }),
      JSON.stringify({ ...fields, checksum: fields.checksum.toLowerCase() }),
    ].filter((other) => other !== text);
    for (const other of others) expect(unseal(service, account, other)).toBeNull();
    expect(others.length).toBeGreaterThanOrEqual(6);
  });
});

describe('under a cipher without integrity check', () => {
  test('every bit of the ciphertext flipped: garbage comes out without an error, and not once is it accepted', async () => {
    const cipher = malleableCipher('key');
    const ciphertext = await cipher.encrypt(seal(service, account, 'client-secret-é-0123456789'));
    const counts = { flips: 0, garbageWithoutError: 0, accepted: 0 };
    // The first three bytes name the version; the cipher never reads them.
    for (let bit = 3 * 8; bit < ciphertext.length * 8; bit++) {
      const flipped = Buffer.from(ciphertext);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const opened = await cipher.decrypt(flipped);
      counts.flips++;
      if (!opened) continue;
      counts.garbageWithoutError++;
      if (unseal(service, account, opened.text) !== null) counts.accepted++;
    }
    expect(counts.accepted).toBe(0);
    expect(counts.garbageWithoutError).toBeGreaterThan(counts.flips / 2);
  });
});
