/** Whether a dialog lies over the window and keys are its own. */
export const dialogIsOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null;
