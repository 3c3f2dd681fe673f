/** Every text on everything it stands on: WCAG 2.2 AA. */
import { describe, expect, it } from 'vitest';
import { accentColours, tintPercent } from './accents';
import { lines, surfaces, texts, tints } from './surfaces';

const channels = (hex: string): [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

const luminance = (hex: string): number => {
  const [r, g, b] = channels(hex).map((c) => {
    const s = c / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const mix = (top: string, percent: number, base: string): string => {
  const under = channels(base);
  const mixed = channels(top).map((c, i) =>
    Math.round((c * percent + (under[i] ?? 0) * (100 - percent)) / 100),
  );
  return `#${mixed.map((c) => c.toString(16).padStart(2, '0')).join('')}`;
};

const schemes = [
  ['light', 0],
  ['dark', 1],
] as const;

it('measures black on white as 21 and mixes halfway', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(mix('#ffffff', 50, '#000000')).toBe('#808080');
});

describe.each(schemes)('in %s', (_, scheme) => {
  const everySurface = Object.entries({ ...surfaces, ...tints });

  it.each(
    Object.entries(texts).flatMap(([text, t]) =>
      everySurface.map(([surface, s]) => [text, surface, t[scheme], s[scheme]] as const),
    ),
  )('%s on %s is legible', (_text, _surface, text, surface) => {
    expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5);
  });

  it('controls can be told from what they stand on', () => {
    for (const name of ['canvas', 'surface', 'raised', 'sunken'] as const)
      expect(contrast(lines['border-strong'][scheme], surfaces[name][scheme])).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(accentColours))(
    '%s is legible as text, on its tint and under its own text',
    (_name, c) => {
      const text = scheme === 0 ? c.textLight : c.textDark;
      const surface = surfaces.surface[scheme];
      for (const ground of [surface, surfaces.canvas[scheme], mix(c.solid, tintPercent, surface)])
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(c.on, c.solid)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
