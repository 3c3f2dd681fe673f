/**
 * What the values of a facet are compared with, folded once for all questions: there may be a hundred thousand recipients, and each key asks of
 * all of them.
 */
import type { PackedRecipient } from '../../../../../shared/consent-chunk';
import { describePermission, type Permission } from '../../../../../shared/permission';
import type { Value } from '../../query/query';
import { fold } from '../fold';
import { rowsPerStep, type Steps } from '../steps';

export interface FacetText {
  /** As people see it: a part of any of these will do. All here is folded. */
  readonly shown: readonly string[];
  /** Mostly on no screen, so that only the whole of it is meant. '' where there is none. */
  readonly id: string;
}

/** To fold a name that is not plain takes a microsecond or two. */
const perStep = rowsPerStep / 16;

export class FacetTexts<T> {
  readonly #texts: FacetText[] = [];

  constructor(private readonly textOf: (value: T) => FacetText) {}

  /** By code. A code says the same for as long as there are codes. */
  *of(values: readonly T[]): Steps<readonly FacetText[]> {
    const count = values.length;
    while (this.#texts.length < count) {
      this.#texts.push(this.textOf(values[this.#texts.length] as T));
      if (this.#texts.length % perStep === 0) yield;
    }
    return this.#texts;
  }
}

/** The id of one without a name is what the list shows of it. */
export const recipientText = ({ id, name }: PackedRecipient): FacetText => ({
  shown: [fold(name || id)],
  id: fold(id),
});

/** Of sets of permissions, which are many, of codes, which are few. */
export function permissionTexts(): FacetTexts<readonly string[]> {
  const byCode = new Map<string, readonly string[]>();
  const textsOf = (code: string): readonly string[] => {
    const known = byCode.get(code) ?? foldedTexts(describePermission(code));
    byCode.set(code, known);
    return known;
  };
  return new FacetTexts((codes) => ({ shown: codes.flatMap(textsOf), id: '' }));
}

const foldedTexts = ({ code, cluster, words }: Permission): readonly string[] =>
  [code, cluster, words].map(fold);

/** @param value folded; `""` asks for what says nothing at all */
export function fits({ text, isWhole }: Value, { shown, id }: FacetText): boolean {
  if (text === '') return !isWhole || (id === '' && shown.every((one) => one === ''));
  return id === text || shown.some((one) => (isWhole ? one === text : one.includes(text)));
}
