/** What completion offers, and what it has to know for it. */
import type { FacetField, Span, Value } from './query';

export interface Suggestion {
  /** What it takes the place of. */
  readonly span: Span;
  readonly insert: string;
  readonly label: string;
  readonly description: string;
  /** How many rows choosing it would show; null where nobody counts. */
  readonly count: number | null;
}

/** A value that rows have. */
export interface KnownValue {
  readonly value: Value;
  readonly label: string;
  readonly description: string;
  /** Of the text, where it is the label too and folded already. */
  readonly folded?: string | undefined;
  readonly count: number;
}

export interface Known {
  /** In the order to offer them in. Asked only when the operator is in that field: there may be thousands. */
  values(field: FacetField): readonly KnownValue[];
  /** 'YYYY-MM-DD'. */
  readonly today: string;
}
