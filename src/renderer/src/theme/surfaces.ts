/**
 * The neutral half of the palette: [light, dark]. Cool greys and one ink, so that the only strong colour in the window is the realm's.
 * The test holds every text to WCAG AA on every surface it stands on.
 */
export const surfaces = {
  canvas: ['#f2f4f7', '#0e1216'],
  surface: ['#ffffff', '#161b21'],
  raised: ['#ffffff', '#1c222a'],
  sunken: ['#f7f8fa', '#12171c'],
  hover: ['#eef1f5', '#222932'],
  selected: ['#e2eaf4', '#233143'],
} as const;

export const lines = {
  border: ['#dce1e8', '#2a323c'],
  /** Around what can be typed in or pressed: 3:1 against the surface. */
  'border-strong': ['#7f8a99', '#6b7787'],
} as const;

export const texts = {
  text: ['#17202b', '#e6eaf0'],
  'text-muted': ['#525e6c', '#a3aebb'],
  focus: ['#1b5fd0', '#7fb2ff'],
  danger: ['#b0231f', '#ff9a94'],
  warning: ['#8a5100', '#f2b45c'],
  success: ['#17693a', '#6fd39a'],
  info: ['#1f5aa6', '#8abaf5'],
} as const;

/** Behind a message of its kind. */
export const tints = {
  'danger-tint': ['#fdf0ef', '#2f1b1c'],
  'warning-tint': ['#fdf5e6', '#2b2315'],
  'success-tint': ['#edf8f1', '#15281d'],
  'info-tint': ['#eef4fc', '#172334'],
} as const;

const declarations = (group: Record<string, readonly [string, string]>): string =>
  Object.entries(group)
    .map(([name, [light, dark]]) => `--${name}:light-dark(${light},${dark});`)
    .join('');

export const surfaceCss = (): string =>
  `:root{${[surfaces, lines, texts, tints].map(declarations).join('')}}`;
