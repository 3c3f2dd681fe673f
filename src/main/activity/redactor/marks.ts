/**
 * What stands in the place of a value that is not shown. No address and no header can hold these brackets, so a mark is never mistaken for text;
 * and there is no space in one, so that what has been redacted reads the same when it is redacted again.
 */
export const marks = ['token', 'API-key', 'client-secret', 'hidden', 'personal'] as const;
export type Mark = (typeof marks)[number];

export const markText = (mark: Mark): string => `‹${mark}›`;

/** A piece of a text that is not shown. `number`: where a mark would break the JSON around it. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark | 'number';
}

/** The text with marks in the places of the spans, which may overlap and come in any order. */
export function withMarks(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let shown = '';
  let end = 0;
  for (const { from, to, mark } of merged(spans)) {
    shown += text.slice(end, from) + (mark === 'number' ? 'null' : markText(mark));
    end = to;
  }
  return shown + text.slice(end);
}

/** In order and apart. Of those that overlap, the mark that says most. */
function merged(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = apart.at(-1);
    if (!last || span.from >= last.to) apart.push(span);
    else
      apart[apart.length - 1] = {
        from: last.from,
        to: Math.max(last.to, span.to),
        mark: says(span) > says(last) ? span.mark : last.mark,
      };
  }
  return apart;
}

const order = ['number', 'personal', 'hidden', 'token', 'API-key', 'client-secret'];
const says = ({ mark }: Span): number => order.indexOf(mark);

export type Piece = { readonly text: string } | { readonly mark: Mark };

/** The text cut into what is shown and the marks in it. */
export function cutAtMarks(text: string): Piece[] {
  return text.split(pattern).flatMap((piece, index): Piece[] => {
    const mark = index % 2 === 1 ? marks.find((known) => known === piece) : undefined;
    if (mark) return [{ mark }];
    return piece === '' ? [] : [{ text: piece }];
  });
}

const pattern = new RegExp(`‹(${marks.join('|')})›`);
