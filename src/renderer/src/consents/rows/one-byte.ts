/**
 * V8 keeps a text in one byte for each character or in two, and a text cut out of a wide one stays wide. Lists of consents arrive as one long
 * text in which a single macron widens everything; written anew, what is plain ASCII takes half the room, and holds on to nothing larger.
 */
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const usual = new Uint8Array(1 << 17);

/** The same text in one byte a character, or null where it is not ASCII. */
export function narrowed(text: string): string | null {
  const bytes = text.length <= usual.length ? usual : new Uint8Array(text.length);
  // A character that is not ASCII takes more bytes than it has units, lone halves of pairs included.
  const { read, written } = encoder.encodeInto(text, bytes);
  return read === text.length && written === read ? decoder.decode(bytes.subarray(0, written)) : null;
}
