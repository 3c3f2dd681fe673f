/**
 * What the values of a facet are compared with, folded once for all questions: there may be a hundred thousand recipients, and each key asks of
 * all of them.
 */
import type { Value } from '../../query/query';
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

/** @param value folded; `""` asks for what says nothing at all */
export function fits({ text, isWhole }: Value, { shown, id }: FacetText): boolean {
  if (text === '') return !isWhole || (id === '' && shown.every((one) => one === ''));
  return id === text || shown.some((one) => (isWhole ? one === text : one.includes(text)));
}
