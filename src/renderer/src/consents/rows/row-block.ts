/** About a thousand rows of a text column: joined, and beside them those that were changed since. */
import { charactersIn, type JoinedRows, joinedRuns, type Run, rowsOf, wholeOf } from './joined-rows';

const mostRows = 1024;
/** A server may send names of a megabyte, and no text can be longer than V8 allows. */
const mostCharacters = 1 << 20;
/** Changed rows are joined when somebody looks for a word among them, or when they are more than these. */
const mostChanged = 256;

export class RowBlock {
  #joined: JoinedRows;
  /** By place: what a row is now. */
  readonly #changed = new Map<number, readonly string[]>();

  constructor(rows: JoinedRows) {
    this.#joined = rows;
  }

  get count(): number {
    return this.#joined.count;
  }

  /** Everything in it, joined. */
  get joined(): JoinedRows {
    if (this.#changed.size > 0) this.#joined = this.#renewed();
    this.#changed.clear();
    return this.#joined;
  }

  text(place: number, part: number): string {
    const changed = this.#changed.size > 0 ? this.#changed.get(place) : undefined;
    return changed ? (changed[part] ?? '') : this.#joined.text(place, part);
  }

  folded(place: number): string {
    const changed = this.#changed.get(place);
    return changed ? rowsOf(changed.map((text) => [text])).foldedAt(0) : this.#joined.foldedAt(place);
  }

  set(place: number, texts: readonly string[]): void {
    this.#changed.set(place, texts);
  }

  /** After a number of changes. */
  settle(): void {
    if (this.#changed.size > mostChanged) void this.joined;
  }

  /** The joined rows with the changed ones in their places. */
  #renewed(): JoinedRows {
    const joined = this.#joined;
    const places = [...this.#changed.keys()].sort((one, other) => one - other);
    const changed = rowsOf(joined.parts.map((_, part) => places.map((place) => this.text(place, part))));
    const runs: Run[] = [];
    let next = 0;
    for (const [number, place] of places.entries()) {
      runs.push({ rows: joined, from: next, to: place }, { rows: changed, from: number, to: number + 1 });
      next = place + 1;
    }
    return joinedRuns([...runs, { rows: joined, from: next, to: joined.count }]);
  }
}

/** Whether rows that come behind those of a block still go into it. */
export const hasRoom = (block: RowBlock, added: JoinedRows): boolean => {
  if (block.count + added.count > mostRows) return false;
  return charactersIn(wholeOf(block.joined)) + charactersIn(wholeOf(added)) <= mostCharacters;
};

/** Blocks of these rows, one run behind the other, none longer than it should be. */
export function* blocksOf(runs: readonly Run[]): Generator<RowBlock> {
  let some: Run[] = [];
  let [rows, characters] = [0, 0];
  for (const { rows: joined, from, to } of runs)
    for (let next = from; next < to; ) {
      const run = fitting({ rows: joined, from: next, to: Math.min(to, next + mostRows - rows) });
      some.push(run);
      rows += run.to - next;
      characters += charactersIn(run);
      next = run.to;
      if (rows < mostRows && characters < mostCharacters) continue;
      yield new RowBlock(joinedRuns(some));
      some = [];
      [rows, characters] = [0, 0];
    }
  if (rows > 0) yield new RowBlock(joinedRuns(some));
}

function fitting(run: Run): Run {
  const { rows, from } = run;
  let { to } = run;
  while (to - from > 1 && charactersIn({ rows, from, to }) > mostCharacters) to = (from + to) >>> 1;
  return { rows, from, to };
}
