/**
 * Rows of a text column, joined: as received, part by part, and folded. To fold them costs more than all else about a row, and nobody needs it
 * before a word is looked for: it is done when first asked for, and then kept.
 */
import type { PackedTexts } from '../../../../shared/consent-chunk';
import { foldLine } from './fold';
import { foldedRows } from './folded-rows';
import { countOf, joinedTexts, packedTexts, textAt } from './joined-texts';

export class JoinedRows {
  #folded: PackedTexts | undefined;

  /** @param parts the texts of each part of a row, at least of one */
  constructor(
    readonly parts: readonly PackedTexts[],
    folded?: PackedTexts,
  ) {
    this.#folded = folded;
  }

  get count(): number {
    const [first] = this.parts;
    return first ? countOf(first) : 0;
  }

  text(place: number, part: number): string {
    const texts = this.parts[part];
    return texts ? textAt(texts, place) : '';
  }

  /** All parts, one below the other. The same object as the only part where folding changes nothing, as in most lists of ids. */
  get folded(): PackedTexts {
    this.#folded ??= foldedRows(this.parts);
    return this.#folded;
  }

  /** Of one row. The others are not folded for it. */
  foldedAt(place: number): string {
    if (this.#folded) return textAt(this.#folded, place);
    return this.parts.map((texts) => foldLine(textAt(texts, place))).join('\n');
  }

  /** What is folded, if that was asked for. */
  get foldedBefore(): PackedTexts | undefined {
    return this.#folded;
  }
}

/** Some neighbours, up to but without `to`. */
export interface Run {
  readonly rows: JoinedRows;
  readonly from: number;
  readonly to: number;
}

export const wholeOf = (rows: JoinedRows): Run => ({ rows, from: 0, to: rows.count });

/** Of rows whose parts are these texts. */
export const rowsOf = (parts: readonly (readonly string[])[]): JoinedRows =>
  new JoinedRows(parts.map(packedTexts));

/** One behind the other. What is folded is not folded again. */
export function joinedRuns(runs: readonly Run[]): JoinedRows {
  const [first] = runs;
  if (first && runs.length === 1 && first.to - first.from === first.rows.count) return first.rows;
  const parts = (first?.rows.parts ?? []).map((_, part) =>
    joinedTexts(runs.map(({ rows, from, to }) => ({ texts: rows.parts[part] as PackedTexts, from, to }))),
  );
  const [only] = parts;
  if (only && parts.length === 1 && runs.every(({ rows }) => rows.foldedBefore === rows.parts[0]))
    return new JoinedRows(parts, only);
  const folded = runs.flatMap(({ rows: { foldedBefore }, from, to }) =>
    foldedBefore ? [{ texts: foldedBefore, from, to }] : [],
  );
  return new JoinedRows(parts, folded.length === runs.length ? joinedTexts(folded) : undefined);
}

export const charactersIn = ({ rows, from, to }: Run): number =>
  rows.parts.reduce((sum, { starts }) => sum + (starts[to] as number) - (starts[from] as number), 0);
