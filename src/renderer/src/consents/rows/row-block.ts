/** About a thousand rows of a text column: joined texts, and beside them what was added or changed since they were joined. */
import {
  charactersIn,
  countOf,
  extended,
  type JoinedRows,
  joinedRuns,
  noRows,
  type Run,
  textAt,
} from './joined-rows';

export const mostRows = 1024;
/** A server may send names of a megabyte, and no text can be longer than V8 allows. */
export const mostCharacters = 1 << 20;
/** Changed rows are joined when somebody looks for a word among them, or when they are more than these. */
const mostChanged = 256;

export class RowBlock {
  #joined: JoinedRows;
  /** By part: texts of the rows behind those that are joined. */
  #added: string[][];
  #addedCharacters = 0;
  /** By place: what a joined row is now. */
  readonly #changed = new Map<number, readonly string[]>();

  constructor(rows: JoinedRows) {
    this.#joined = rows;
    this.#added = rows.parts.map(() => []);
  }

  get isFull(): boolean {
    if (countOf(this.#joined) + this.#addedCount >= mostRows) return true;
    const joined = charactersIn({ rows: this.#joined, from: 0, to: countOf(this.#joined) });
    return joined + this.#addedCharacters >= mostCharacters;
  }

  /** Everything in it, joined. */
  get joined(): JoinedRows {
    if (this.#changed.size > 0) this.#joined = this.#renewed();
    this.#changed.clear();
    if (this.#addedCount > 0) {
      this.#joined = extended(this.#joined, this.#added);
      this.#added = this.#added.map(() => []);
      this.#addedCharacters = 0;
    }
    return this.#joined;
  }

  text(place: number, part: number): string {
    const { parts } = this.#joined;
    const behind = place - countOf(this.#joined);
    if (behind >= 0) return this.#added[part]?.[behind] ?? '';
    const changed = this.#changed.size > 0 ? this.#changed.get(place) : undefined;
    if (changed) return changed[part] ?? '';
    const joined = parts[part];
    return joined ? textAt(joined, place) : '';
  }

  folded(place: number): string {
    if (place < countOf(this.#joined) && !this.#changed.has(place)) return textAt(this.#joined.folded, place);
    const alone = extended(
      noRows(this.#added.length),
      this.#added.map((_, part) => [this.text(place, part)]),
    );
    return textAt(alone.folded, 0);
  }

  append(texts: readonly string[]): void {
    for (let part = 0; part < texts.length; part++) {
      const text = texts[part] as string;
      this.#added[part]?.push(text);
      this.#addedCharacters += text.length;
    }
  }

  set(place: number, texts: readonly string[]): void {
    const behind = place - countOf(this.#joined);
    if (behind < 0) this.#changed.set(place, texts);
    else for (const [part, added] of this.#added.entries()) added[behind] = texts[part] as string;
  }

  /** After a number of changes. */
  settle(): void {
    if (this.#addedCount > 0 || this.#changed.size > mostChanged) void this.joined;
  }

  /** The joined rows with the changed ones in their places. */
  #renewed(): JoinedRows {
    const joined = this.#joined;
    const places = [...this.#changed.keys()].sort((one, other) => one - other);
    const texts = joined.parts.map((_, part) => places.map((place) => this.text(place, part)));
    const changed = extended(noRows(texts.length), texts);
    const runs: Run[] = [];
    let next = 0;
    for (const [number, place] of places.entries()) {
      runs.push({ rows: joined, from: next, to: place }, { rows: changed, from: number, to: number + 1 });
      next = place + 1;
    }
    return joinedRuns([...runs, { rows: joined, from: next, to: countOf(joined) }]);
  }

  get #addedCount(): number {
    return this.#added[0]?.length ?? 0;
  }
}
