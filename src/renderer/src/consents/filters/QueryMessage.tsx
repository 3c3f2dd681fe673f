import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { QueryProblem } from '../query/query';
import classes from './search.module.css';

export const queryMessageId = 'consents-search-message';

interface Props {
  readonly text: string;
  /** Why the text is not what the rows answer. */
  readonly problem: QueryProblem | null;
  /** What was probably meant, where it could be read. */
  readonly hint: QueryProblem | null;
  /** Marks the place in the box. */
  readonly onPlace: (message: QueryProblem) => void;
}

/** Longer pieces are cut: the place says where they begin. */
const longest = 40;

/** What is wrong with the query, and where. Always there, so that a screen reader hears it come. */
export function QueryMessage({ text, problem, hint, onPlace }: Props) {
  const shown = problem ?? hint;
  const Icon = problem ? IconAlertTriangle : IconInfoCircle;
  return (
    <div
      id={queryMessageId}
      className={classes.message}
      aria-live="polite"
      data-problem={problem !== null || undefined}
    >
      {shown && (
        <>
          <Icon className={classes.icon} size={16} stroke={1.75} aria-hidden />
          <p>
            <button
              type="button"
              className={classes.place}
              title="Select it in the box"
              onClick={() => onPlace(shown)}
            >
              ‘{pieceOf(text, shown)}’ at character {(shown.span.start + 1).toLocaleString('en')}
            </button>
            : {shown.message}
            {problem && (
              <span className={classes.aside}> Meanwhile the list answers what could be read last.</span>
            )}
          </p>
        </>
      )}
    </div>
  );
}

function pieceOf(text: string, { span }: QueryProblem): string {
  const piece = text.slice(span.start, span.end);
  return piece.length > longest ? `${piece.slice(0, longest)}…` : piece;
}
