/** One condition on rows that is no facet's choice: it says which of some rows pass. */
import type { TimeField } from '../../query/query';
import type { TimeWindow } from '../../query/time-windows';

export interface Needle {
  /** Folded. */
  readonly text: string;
  readonly isWhole: boolean;
}

interface Negatable {
  /** The same key: the same condition. */
  readonly key: string;
  readonly isNegated: boolean;
}

/** Any of the needles is found. */
export interface TextCondition extends Negatable {
  readonly kind: 'text';
  readonly where: 'anywhere' | 'customer' | 'id';
  readonly needles: readonly Needle[];
}

/** In any of the windows; null: without the time. */
export interface TimeCondition extends Negatable {
  readonly kind: 'time';
  readonly field: TimeField;
  readonly windows: readonly (TimeWindow | null)[];
}

/** Values of a facet that let a row through, by the codes that `choiceOf` tells apart. */
export interface ChoiceCondition extends Negatable {
  readonly kind: 'choice';
  readonly choice: Choice;
}

/** A row passes when `passes[first[row] * width + second[row]]` is 1; most fields have no second code. */
export interface Choice {
  readonly codes: ArrayLike<number>;
  readonly passes: Uint8Array;
  readonly second: { readonly codes: ArrayLike<number>; readonly width: number } | null;
}

export type Condition = TextCondition | TimeCondition | ChoiceCondition;

/** Whether every row that passes `one` passes `other`: what `other` has thrown out need not be looked at again. */
export function implies(one: Condition, other: Condition): boolean {
  if (one.key === other.key) return true;
  if (one.kind !== 'text' || other.kind !== 'text') return false;
  if (one.where !== other.where || one.isNegated !== other.isNegated) return false;
  return one.isNegated ? isWithin(other.needles, one.needles) : isWithin(one.needles, other.needles);
}

const isWithin = (narrow: readonly Needle[], wide: readonly Needle[]): boolean =>
  narrow.every((needle) =>
    wide.some((wider) =>
      wider.isWhole ? needle.isWhole && needle.text === wider.text : needle.text.includes(wider.text),
    ),
  );
