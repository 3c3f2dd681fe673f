import { CloseButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { misspelt } from '../query/misspelt';
import { parse } from '../query/parse';
import type { QueryProblem, Span } from '../query/query';
import type { Suggestion } from '../query/suggestion';
import { useView, viewStore } from '../stores';
import { searchBoxId } from './focus-search';
import { QueryMessage, queryMessageId } from './QueryMessage';
import { SearchHelp } from './SearchHelp';
import { SuggestionList, suggestionId, suggestionListId } from './SuggestionList';
import classes from './search.module.css';
import { useCompletion } from './use-completion';
import { useKnown } from './use-known';
import { useSearchKeys } from './use-search-keys';
import { useSettled } from './use-settled';

interface Props {
  readonly now: number;
  /** The operator is done typing and wants the rows. */
  readonly onLeave: () => void;
}

/** The query as text, whoever wrote it. '/' and Ctrl/Cmd+F come here from anywhere in the view. */
export function SearchBox({ now, onLeave }: Props) {
  const text = useView((state) => state.text);
  const problem = useView((state) => state.problem);
  const { setText } = viewStore.getState();
  const input = useRef<HTMLInputElement>(null);
  /** Set by us, and given to the box once it holds the text. */
  const wanted = useRef<Span | null>(null);
  const [isFocused, setFocused] = useState(false);
  const list = useCompletion(text, useKnown(now));
  const isOpen = list.isOpen && isFocused;
  const isTold = useSettled(text) || !isFocused;
  const hint = useMemo(() => (problem ? null : misspelt(parse(text).query)), [text, problem]);
  const told = isTold && !isOpen ? problem : null;

  useSearchKeys(input);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    input.current?.focus();
    input.current?.setSelectionRange(wanted.current.start, wanted.current.end);
    wanted.current = null;
  });
  const write = (typed: string, selected: Span) => {
    wanted.current = selected;
    setText(typed);
  };
  const take = (suggestion: Suggestion) => {
    const after = list.take(suggestion);
    write(after.text, { start: after.caret, end: after.caret });
  };
  const clear = () => {
    list.close();
    write('', { start: 0, end: 0 });
  };
  const showPlace = ({ span }: QueryProblem) => {
    input.current?.focus();
    input.current?.setSelectionRange(span.start, span.end);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const caret = event.currentTarget.selectionEnd ?? text.length;
    const active = isOpen ? list.suggestions[list.active] : undefined;
    const { key } = event;
    if (key === ' ' && event.ctrlKey) list.ask(caret);
    else if (key === 'ArrowDown' && !isOpen && text === '') list.ask(0);
    else if (key === 'ArrowDown' && isOpen) list.step(1);
    else if (key === 'ArrowUp' && isOpen) list.step(-1);
    else if (active && (key === 'Enter' || (key === 'Tab' && !event.shiftKey))) take(active);
    else if (key === 'Escape' && isOpen) list.close();
    else if (key === 'Escape' && text !== '') clear();
    else if (['Escape', 'ArrowDown', 'Enter'].includes(key)) onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <div className={classes.box}>
        <IconSearch className={classes.glass} size={16} stroke={1.75} aria-hidden />
        <input
          id={searchBoxId}
          ref={input}
          className={classes.input}
          type="text"
          role="combobox"
          aria-label="Search consents"
          aria-keyshortcuts="/ Control+F Meta+F"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? suggestionListId : undefined}
          aria-activedescendant={isOpen && list.active >= 0 ? suggestionId(list.active) : undefined}
          aria-describedby={queryMessageId}
          aria-invalid={told !== null}
          placeholder="Search, or narrow: status:active expires:<30d"
          value={text}
          spellCheck={false}
          autoComplete="off"
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false);
            list.close();
          }}
          onChange={({ currentTarget: { value, selectionEnd } }) => {
            setText(value);
            list.typed(selectionEnd ?? value.length);
          }}
          onSelect={({ currentTarget: { selectionEnd } }) => list.moved(selectionEnd ?? 0)}
          onKeyDown={onKeyDown}
        />
        <span className={classes.right}>
          {text !== '' && <CloseButton size="sm" aria-label="Clear search" onClick={clear} />}
          <SearchHelp
            onTry={(example) => {
              const tried = text.trim() === '' ? example : `${text.trimEnd()} ${example}`;
              write(tried, { start: tried.length, end: tried.length });
            }}
          />
        </span>
        {isOpen && <SuggestionList list={list} onTake={take} />}
      </div>
      <QueryMessage text={text} problem={told} hint={isTold && !isOpen ? hint : null} onPlace={showPlace} />
    </>
  );
}
