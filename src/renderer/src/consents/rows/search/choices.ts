/** What a term over a field with a handful of values lets through, asked of each value once and not of each row; in steps, where they are many. */
import type { FacetField, Value, ValuesTerm } from '../../query/query';
import { fold } from '../fold';
import { shownGroups, shownStatuses } from '../shown-status';
import { rowsPerStep, type Steps } from '../steps';
import type { Choice } from './condition';
import { type FacetText, fits } from './facet-texts';
import type { Ground } from './ground';

export type FacetTerm = ValuesTerm & { readonly field: FacetField };

/** By term: its values, folded. One without values lets everything through. */
type Asked = readonly (readonly Value[])[];

/** All of the terms, which are of one field, must let a row through. */
export function* choiceOf(ground: Ground, field: FacetField, terms: readonly FacetTerm[]): Steps<Choice> {
  const asked = terms
    .filter(({ values }) => values.length > 0)
    .map(({ values }) => values.map(({ text, isWhole }) => ({ text: fold(text), isWhole })));
  const { columns } = ground;
  switch (field) {
    case 'status':
      return yield* statusChoice(ground, asked);
    case 'realm':
      return yield* byCode(columns.realm, ground.realmTexts(), asked);
    case 'recipient':
      return yield* byCode(columns.recipient, yield* ground.recipients.of(columns.recipient.values), asked);
    case 'permission':
      return yield* byCode(
        columns.permissions,
        yield* ground.permissions.of(columns.permissions.values),
        asked,
      );
  }
}

function* byCode(
  { codes }: { readonly codes: Uint32Array },
  texts: readonly FacetText[],
  asked: Asked,
): Steps<Choice> {
  const passes = new Uint8Array(texts.length);
  const perStep = Math.max(1, Math.floor(rowsPerStep / (1 + asked.flat().length)));
  for (let code = 0; code < passes.length; code++) {
    const text = texts[code] as FacetText;
    passes[code] = asked.every((values) => values.some((value) => fits(value, text))) ? 1 : 0;
    if (code % perStep === perStep - 1) yield;
  }
  return { codes, passes, second: null };
}

/** A status is asked for by the word that is shown or by its group; quoted, as received, too; always by the whole of it. */
function* statusChoice({ columns, shown }: Ground, asked: Asked): Steps<Choice> {
  const { codes, values } = columns.statusAsReceived;
  const width = values.length;
  const passes = new Uint8Array(shownStatuses.length * width).fill(1);
  for (const term of asked) {
    const words = new Set(term.map(({ text }) => text));
    const received = yield* receivedAs(columns.statusAsReceived, width, term);
    for (const [place, status] of shownStatuses.entries()) {
      const group = shownGroups.find(({ statuses }) => statuses.includes(status))?.group ?? 'other';
      if (words.has(status) || words.has(group)) continue;
      for (let code = 0; code < width; code++) if (received[code] === 0) passes[place * width + code] = 0;
      yield;
    }
  }
  return { codes: shown, passes, second: { codes, width } };
}

/** By code: 1 where a quoted value says it. */
function* receivedAs(
  column: Ground['columns']['statusAsReceived'],
  count: number,
  term: readonly Value[],
): Steps<Uint8Array> {
  const quoted = new Set(term.filter(({ isWhole }) => isWhole).map(({ text }) => text));
  const received = new Uint8Array(count);
  const perStep = rowsPerStep / 16;
  for (let code = 0; quoted.size > 0 && code < count; code++) {
    if (quoted.has(column.folded(code))) received[code] = 1;
    if (code % perStep === perStep - 1) yield;
  }
  return received;
}
