import type { MouseEvent } from 'react';

/** What a click on a row means: by its place in the row and the keys held. */
export function meant(event: MouseEvent): 'open' | 'toggle' | 'reach' {
  if (event.shiftKey) return 'reach';
  const isOnBox = event.target instanceof Element && event.target.closest('[data-box]') !== null;
  return isOnBox || event.ctrlKey || event.metaKey ? 'toggle' : 'open';
}
