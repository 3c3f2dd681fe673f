/**
 * What is handed to a keychain to seal: the secret together with whose it is.
 *
 * The system's encryption has no integrity check on Linux (AES-CBC without a MAC): a flipped bit decrypts to garbage without an error, and
 * a ciphertext moved from sandbox to production decrypts as if it belonged there (#15). So the sealed text names service, realm and
 * field and carries a checksum over all of them, and opening it means: read the value out, seal it again, and compare every character.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const version = 1;

const envelopeSchema = z.looseObject({ value: z.string() });

/** Sealed text for `<realm id>/<field>` of a service. ASCII only, so that no damaged byte can hide behind a replacement character. */
export function seal(service: string, account: string, value: string): string {
  const slash = account.indexOf('/');
  const [realm, field] = [account.slice(0, Math.max(slash, 0)), account.slice(slash + 1)];
  const checksum = createHash('sha256')
    .update(JSON.stringify([version, service, realm, field, value]))
    .digest('base64');
  const text = JSON.stringify({ version, realm, field, value, checksum });
  return text.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The value, or null when the text is not exactly what `seal` makes for this service and account. */
export function unseal(service: string, account: string, text: string): string | null {
  const envelope = envelopeSchema.safeParse(parse(text));
  if (!envelope.success) return null;
  const { value } = envelope.data;
  return seal(service, account, value) === text ? value : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
