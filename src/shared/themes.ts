/** The operator's choices of colour scheme; `system` follows the desktop. */
export const themes = ['system', 'light', 'dark'] as const;
