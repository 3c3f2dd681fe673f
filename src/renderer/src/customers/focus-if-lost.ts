import { focusSearch } from '../consents/filters/focus-search';

/**
 * A visit takes away the button that began it, and its end the one that ended it. Once both are painted, a focus that went with one of them is given to
 * the dialog that is open, else to the search box.
 */
export function focusIfLost(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const dialog = document.querySelector<HTMLElement>('[aria-modal="true"]');
    if (dialog) dialog.focus();
    else focusSearch();
  });
}
