export const searchBoxId = 'consents-search';

/** Where the keyboard goes when what had it is gone, e.g. the cross of a filter that was removed. */
export const focusSearch = (): void => document.getElementById(searchBoxId)?.focus();
