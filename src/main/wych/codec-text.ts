/** Single values read as text, as received: control characters and direction marks are for the window to make visible. */

/** Text or a number as text; null for anything else, and for nothing but white space. */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return isBlank(value) ? null : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** Nearly every text begins with a visible character, so few are looked at any further. */
const isBlank = (text: string): boolean => !(text.charCodeAt(0) > 32) && text.trim() === '';

const longestId = 512;

/**
 * An id that can be asked for again. A number too large to be exact is none: JSON has already rounded it, and it would name another consent.
 */
export function readId(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value !== 'string' || value.length > longestId || isBlank(value)) return null;
  return value;
}

/** Every text in a value that may be one text, an object that holds it under one of `keys`, or a list of either. */
export function readTexts(value: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => readTextIn(item, keys) ?? []);
  return [readTextIn(value, keys) ?? []].flat();
}

/** A text, or the first readable one of an object's `keys`. */
export function readTextIn(value: unknown, keys: readonly string[]): string | null {
  if (typeof value !== 'object' || value === null) return readText(value);
  for (const key of keys) {
    const text = readText((value as Record<string, unknown>)[key]);
    if (text !== null) return text;
  }
  return null;
}
