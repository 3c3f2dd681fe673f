/** Keys that reach an object's prototype when somebody merges or indexes with them. */
const poisoned = new Set(['__proto__', 'constructor', 'prototype']);
const maxDepth = 8;

/**
 * Whether a message is plain data all through: no prototype keys, no exotic objects, no bottomless nesting. Asked before any schema is,
 * because `key in shape` finds `__proto__` in every shape (#9).
 */
export function isPlainData(value: unknown, depth = 0): boolean {
  if (value === null || typeof value !== 'object')
    return typeof value !== 'function' && typeof value !== 'symbol';
  if (depth >= maxDepth) return false;
  if (Array.isArray(value)) return value.every((item) => isPlainData(item, depth + 1));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Reflect.ownKeys(value).every(
    (key) => typeof key === 'string' && !poisoned.has(key) && isPlainData(Reflect.get(value, key), depth + 1),
  );
}
