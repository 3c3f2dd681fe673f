/**
 * Evidence as it lies on the disk: packed, then AES-256-GCM, as base64. Run and place are sealed in, so a record that was moved to another
 * consent is none.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Evidence } from './evidence';

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** In characters of its JSON. A record and its reading again may have a megabyte each. */
export const mostEvidence = 16 * 1024 * 1024;
const mostBytes = 4 * mostEvidence;

/** Off the main thread: packing a megabyte takes longer than a frame. */
const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);

/** Of which consent of which run it is. */
export interface EvidencePlace {
  runId: string;
  index: number;
}

const sealedIn = ({ runId, index }: EvidencePlace): Buffer => Buffer.from(JSON.stringify([runId, index]));

/** Throws when it is beyond all measure. */
export async function sealEvidence(evidence: Evidence, place: EvidencePlace, key: Buffer): Promise<string> {
  const text = JSON.stringify(evidence);
  if (text.length > mostEvidence) throw new RangeError('evidence beyond all measure');
  const packed = await pack(text);
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagLength }).setAAD(sealedIn(place));
  const body = Buffer.concat([sealing.update(packed), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), body]).toString('base64');
}

/** Null when it was sealed with another key or for another place, or is not as it was sealed. */
export async function openEvidence(
  sealed: string,
  place: EvidencePlace,
  key: Buffer,
): Promise<Evidence | null> {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength), {
      authTagLength: tagLength,
    })
      .setAAD(sealedIn(place))
      .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    const packed = Buffer.concat([opening.update(bytes.subarray(nonceLength + tagLength)), opening.final()]);
    return JSON.parse((await unpack(packed, { maxOutputLength: mostBytes })).toString());
  } catch {
    return null;
  }
}
