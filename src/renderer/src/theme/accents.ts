/**
 * The colours a realm can wear, by the names of `shared/realm.ts`. One `solid` for both schemes, so that a realm looks the same by day and
 * by night; text in the accent's colour has its own value in each. The test holds every pair to WCAG AA.
 */
import type { Accent } from '../../../shared/realm';

export interface AccentColours {
  /** The mark, and the bar of a production realm. */
  readonly solid: string;
  /** Text on `solid`. */
  readonly on: string;
  readonly textLight: string;
  readonly textDark: string;
}

export const accentColours: Record<Accent, AccentColours> = {
  teal: { solid: '#0b7a72', on: '#ffffff', textLight: '#0a6a63', textDark: '#5cd0c4' },
  blue: { solid: '#1d6cc9', on: '#ffffff', textLight: '#185ba9', textDark: '#82b8f5' },
  indigo: { solid: '#4255c4', on: '#ffffff', textLight: '#3a4bb0', textDark: '#a3b1fb' },
  violet: { solid: '#6d45c4', on: '#ffffff', textLight: '#6039b3', textDark: '#bfa6f8' },
  grape: { solid: '#9437ad', on: '#ffffff', textLight: '#832f9a', textDark: '#dca0ea' },
  pink: { solid: '#bf2a6b', on: '#ffffff', textLight: '#a8225c', textDark: '#f59cc1' },
  red: { solid: '#c02d28', on: '#ffffff', textLight: '#a92621', textDark: '#f79d98' },
  orange: { solid: '#b84f0c', on: '#ffffff', textLight: '#97410a', textDark: '#f3a873' },
  yellow: { solid: '#e5ad12', on: '#241a00', textLight: '#765600', textDark: '#e9c25a' },
  lime: { solid: '#8db522', on: '#141d00', textLight: '#4a6404', textDark: '#b5d264' },
};

/** How much of the accent is mixed into a surface for its tint, in percent. */
export const tintPercent = 12;

const rule = (accent: string, c: AccentColours): string =>
  `[data-accent='${accent}']{--accent:${c.solid};--on-accent:${c.on};` +
  `--accent-text:light-dark(${c.textLight},${c.textDark});` +
  `--accent-tint:color-mix(in srgb,${c.solid} ${tintPercent}%,var(--surface))}`;

/** CSS that gives whatever carries `data-accent` its four variables. */
export const accentCss = (): string =>
  Object.entries(accentColours)
    .map(([accent, colours]) => rule(accent, colours))
    .join('\n');
