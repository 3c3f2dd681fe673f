/** A ciphertext in base64 with one bit the other way. */
export function flipped(ciphertext: string, bit: number): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const at = bit >> 3;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString('base64');
}
