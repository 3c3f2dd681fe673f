/**
 * A page's records in parts, each told as one. A list begins with a screenful or two, which are shown while the rest is decoded.
 */
const firstPart = 100;
const usualPart = 1000;
const piece = 500;

/** An empty page comes as one part without records. */
export function* inParts<T>(records: readonly T[], isFirstPage: boolean): Generator<readonly T[]> {
  let from = 0;
  let end = isFirstPage ? firstPart : usualPart;
  do {
    yield records.slice(from, end);
    from = end;
    // A first page of a thousand comes in two parts, not in three.
    end = Math.floor(from / usualPart) * usualPart + usualPart;
  } while (from < records.length);
}

/** A part in pieces, each decoded in one go, which takes a few milliseconds: before each, whatever else this process has to do gets its turn. */
export function* inPieces<T>(records: readonly T[]): Generator<readonly T[]> {
  let from = 0;
  do {
    yield records.slice(from, from + piece);
    from += piece;
  } while (from < records.length);
}
