/**
 * The canary scan (#10, #12): every secret a test typed, in every encoding it could hide in, and anything that looks like a token, is
 * searched for wherever the app could have left it.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A JWT, whole: three parts, the first an encoded JSON object. */
const token = /eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/;

/** base64 of a text inside another depends on where it stands: three alignments, without the ends that its neighbours decide. */
function base64Inside(text: string): string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.from('\0'.repeat(shift) + text).toString('base64');
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
}

export function encodings(secret: string): string[] {
  const base64 = base64Inside(secret);
  return [
    secret,
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('hex'),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret, 'utf16le').toString('latin1'),
  ];
}

/** What was found of `secrets` in `text`: the name of the place and of the secret, never the secret. */
export function leaksIn(place: string, text: string, secrets: Record<string, string>): string[] {
  const found = Object.entries(secrets)
    .filter(([, secret]) => encodings(secret).some((form) => text.includes(form)))
    .map(([name]) => `${name} in ${place}`);
  return token.test(text) ? [...found, `a token in ${place}`] : found;
}

/** Every file below `folder`, read byte for byte. */
export function leaksInFolder(folder: string, secrets: Record<string, string>): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .flatMap((file) => leaksIn(file, readFileSync(file, 'latin1'), secrets));
}
