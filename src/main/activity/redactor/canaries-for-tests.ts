/** Secrets as nobody would choose them, and the ways in which a server or a log could quote them. */

const alphabets = [
  'abcdefghijklmnopqrstuvwxyz',
  'ABCDEFGHJKMNPQRSTUVWXYZ0123456789',
  '0123456789abcdef',
  'aZ09-_.~',
  'aZ09+/=',
  ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~aZ9',
  '"\\/\b\f\n\r\t<>&\'aZ9',
  'äöüßéñøåÆ漢字кириллица',
  '😀🔑🏦aZ9 é"\\&',
  '%41%2F%5Cu0041\\u0041&amp;&#65;xyz',
];
/** Long ones of three kinds only: they are most of the work. */
const lengthsOf = (kind: number): number[] => [8, 11, 16, 40, kind % 4 === 1 ? 500 : 70];

/** Fifty, always the same. */
export function canaries(): string[] {
  let state = 4711;
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  return alphabets.flatMap((alphabet, kind) => {
    const letters = [...alphabet];
    return lengthsOf(kind).map((length) => {
      let secret = '';
      while (secret.length < length) secret += letters[next(letters.length)] ?? '';
      // What begins and ends in a space would not be typed.
      return secret.replace(/^ | $/g, 'x');
    });
  });
}

const hexOf = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, '0');
const each = (text: string, encode: (unit: string) => string): string => text.split('').map(encode).join('');
const percent = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

export const encodings: ReadonlyArray<readonly [name: string, encode: (secret: string) => string]> = [
  ['plain', (secret) => secret],
  ['percent-encoded', (secret) => encodeURIComponent(secret)],
  [
    'percent-encoded in small letters',
    (secret) => encodeURIComponent(secret).replace(/%../g, (found) => found.toLowerCase()),
  ],
  ['percent-encoded, every byte', percent],
  ['percent-encoded as an address', (secret) => encodeURI(secret)],
  ['percent-encoded twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
  ['form-encoded', (secret) => new URLSearchParams({ s: secret }).toString().slice(2)],
  ['JSON', (secret) => JSON.stringify(secret).slice(1, -1)],
  ['JSON, slashes escaped', (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
  ['JSON, every letter escaped', (secret) => each(secret, (unit) => `\\u${hexOf(unit)}`)],
  ['JSON, in capitals', (secret) => each(secret, (unit) => `\\u${hexOf(unit).toUpperCase()}`)],
  ['JSON in JSON', (secret) => JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1)],
  ['HTML', (secret) => secret.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`)],
  [
    'HTML, by name',
    (secret) =>
      secret
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;'),
  ],
  [
    'HTML, every letter',
    (secret) => [...secret].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join(''),
  ],
  ['base64', (secret) => Buffer.from(secret).toString('base64')],
  ['base64, after one byte', (secret) => Buffer.from(`:${secret}`).toString('base64')],
  ['base64, after two bytes', (secret) => Buffer.from(`a:${secret}`).toString('base64')],
  ['base64, in the middle', (secret) => Buffer.from(`client:${secret}:more of it`).toString('base64')],
  ['base64 without padding', (secret) => Buffer.from(secret).toString('base64').replace(/=+$/, '')],
  ['base64url', (secret) => Buffer.from(`ab:${secret}`).toString('base64url')],
  ['base64, then percent-encoded', (secret) => encodeURIComponent(Buffer.from(secret).toString('base64'))],
  ['base64 of the percent-encoded', (secret) => Buffer.from(encodeURIComponent(secret)).toString('base64')],
  ['hexadecimal', (secret) => Buffer.from(secret).toString('hex')],
  ['hexadecimal in capitals', (secret) => Buffer.from(secret).toString('hex').toUpperCase()],
];
