/** Where a key leads in a list of rows; null when the key is not one of movement. */
export function rowAfterKey(key: string, current: number, count: number, page: number): number | null {
  const step = stepOf(key, page);
  if (step === null || count === 0) return null;
  // Nothing is active yet: the first move lands on an end of the list.
  const from = current < 0 ? (step < 0 ? count : -1) : current;
  return Math.min(count - 1, Math.max(0, from + step));
}

function stepOf(key: string, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return page;
    case 'PageUp':
      return -page;
    case 'Home':
      return Number.NEGATIVE_INFINITY;
    case 'End':
      return Number.POSITIVE_INFINITY;
    default:
      return null;
  }
}
