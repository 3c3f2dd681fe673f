/** Figures for whoever ran the bench: a table of numbers, each beside its floor and its target, and below it what the floors and the alternatives are. */
import type { Figure } from './ratios';

export function printFigures(figures: readonly Figure[]): void {
  console.table(figures.map(row));
  for (const figure of figures) for (const line of remarks(figure)) console.log(line);
}

function row(figure: Figure): Record<string, string> {
  const { what, ours, theirs, ratio, target, rounds, unit = 'ms' } = figure;
  return {
    what,
    median: `${rounded(ours)} ${unit}${spread(figure)}`,
    floor: theirs === undefined ? '' : `${rounded(theirs)} ${unit}`,
    ratio: ratio === undefined ? '' : ratio.toFixed(2),
    target,
    rounds: String(rounds),
  };
}

function remarks({ what, floor, instead = [], note, unit = 'ms' }: Figure): string[] {
  const others = instead.map((other) => `${other.what}: ${rounded(other.value)} ${unit}`);
  return [
    `${what}\n    floor: ${floor}`,
    ...others.map((other) => `    instead, ${other}`),
    ...(note ? [`    ${note}`] : []),
  ];
}

const spread = ({ p95, max }: Figure): string =>
  [p95 !== undefined && `p95 ${rounded(p95)}`, max !== undefined && `max ${rounded(max)}`]
    .filter(Boolean)
    .map((part) => `, ${part}`)
    .join('');

/** Three digits tell as much as a noisy machine knows. */
const rounded = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
