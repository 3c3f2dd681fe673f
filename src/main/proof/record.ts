/** A record that was kept as it was received, read once more for what it says. */
import { createHash } from 'node:crypto';
import type { ConsentDetail, ConsentRef } from '../../shared/consent';
import { decodeDetail } from '../wych/consent-codec';

/** Null when it is not JSON, or not about that consent. */
export function decodeRecord(
  { realmId, consentId }: ConsentRef,
  { raw, readAt }: { raw: string; readAt: number },
): ConsentDetail | null {
  try {
    return decodeDetail(realmId, consentId, JSON.parse(raw), { raw, readAt });
  } catch {
    return null;
  }
}

/** Over the UTF-8 bytes, hex. */
export const sha256 = (raw: string): string => createHash('sha256').update(raw).digest('hex');
