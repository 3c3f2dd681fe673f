/**
 * The list below the search box: when it is there, which of it is active, and what keys do to it. It never comes up for plain words, and with
 * nothing active in it Enter and Tab do what they do without it.
 */
import { useMemo, useState } from 'react';
import { type Completion, complete, taken } from '../query/completion';
import type { Known, Suggestion } from '../query/suggestion';

const none: Completion = { suggestions: [], isNeeded: false };

/** Typed: it comes where it helps. Asked: the operator wants to see what there is. */
type Mode = 'closed' | 'typed' | 'asked';

export interface CompletionList {
  /** Empty while the list is closed. */
  readonly suggestions: readonly Suggestion[];
  /** -1: none. */
  readonly active: number;
  readonly isOpen: boolean;
  typed(caret: number): void;
  ask(caret: number): void;
  /** The caret stands elsewhere, and nothing was typed there. */
  moved(caret: number): void;
  close(): void;
  step(by: 1 | -1): void;
  point(at: number): void;
  /** The text and the caret after a suggestion was taken. */
  take(suggestion: Suggestion): { text: string; caret: number };
}

export function useCompletion(text: string, known: Known): CompletionList {
  const [mode, setMode] = useState<Mode>('closed');
  const [caret, setCaret] = useState(0);
  const [pointed, setPointed] = useState<number | null>(null);
  const { suggestions, isNeeded } = useMemo(
    () => (mode === 'closed' ? none : complete(text, Math.min(caret, text.length), known, mode === 'asked')),
    [mode, text, caret, known],
  );
  const count = suggestions.length;
  const active = pointed === null ? (isNeeded && count > 0 ? 0 : -1) : Math.min(pointed, count - 1);
  const open = (how: Mode) => (at: number) => {
    setMode(how);
    setCaret(at);
    setPointed(null);
  };
  return {
    suggestions,
    active,
    isOpen: count > 0,
    typed: open('typed'),
    ask: open('asked'),
    moved: (at) => {
      if (at !== caret) setMode('closed');
    },
    close: () => setMode('closed'),
    step: (by) => setPointed(active < 0 ? (by > 0 ? 0 : count - 1) : (active + by + count) % count),
    point: setPointed,
    take: (suggestion) => {
      const after = taken(text, suggestion);
      // A field is only the half of it: its values come next.
      if (suggestion.insert.endsWith(':')) open('typed')(after.caret);
      else setMode('closed');
      return after;
    },
  };
}
