import type { Suggestion } from '../query/suggestion';
import classes from './search.module.css';
import type { CompletionList } from './use-completion';

export const suggestionListId = 'consents-search-list';
export const suggestionId = (at: number): string => `${suggestionListId}-${at}`;

interface Props {
  readonly list: CompletionList;
  readonly onTake: (suggestion: Suggestion) => void;
}

/** What the search box offers. The focus stays in the box; `aria-activedescendant` says which is active. */
export function SuggestionList({ list: { suggestions, active, point }, onTake }: Props) {
  return (
    <div id={suggestionListId} className={classes.list} role="listbox" aria-label="Suggestions">
      {suggestions.map((suggestion, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box keeps the focus and takes the option on Enter.
        // biome-ignore lint/a11y/useFocusableInteractive: an option of aria-activedescendant is never focused itself.
        <div
          key={suggestion.insert}
          id={suggestionId(at)}
          className={classes.option}
          role="option"
          aria-selected={at === active}
          onPointerMove={() => point(at)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
        >
          <span className={classes.label}>{suggestion.label}</span>
          <span className={classes.description}>{suggestion.description}</span>
          <span className={classes.count}>{suggestion.count?.toLocaleString('en')}</span>
        </div>
      ))}
    </div>
  );
}
