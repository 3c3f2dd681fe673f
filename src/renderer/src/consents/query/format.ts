/** What is asked → its text, as an operator would type it: quotes only where they say something. */
import { isInvisible, isQuote, isSpace } from './characters';
import type { Query, QueryTerm, TimeValue, Value } from './query';
import { fieldAt } from './scan';

export const format = ({ terms }: Query): string => terms.map(formatTerm).join(' ');

export function formatTerm(term: QueryTerm): string {
  const prefix = `${term.isOff ? '~' : ''}${term.isNegated ? '-' : ''}`;
  switch (term.kind) {
    case 'word':
      return prefix + (isPlainWord(term.text) ? term.text : quoted(term.text));
    case 'values':
      return `${prefix}${term.field}:${term.values.map(formatValue).join()}`;
    case 'time':
      return `${prefix}${term.field}:${term.values.map(formatTime).join()}`;
  }
}

/** A part that needs quotes to be written becomes the whole: the language has no other way to say it. */
export const formatValue = ({ text, isWhole }: Value): string =>
  isWhole || !isPlainValue(text) ? quoted(text) : text;

export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export function formatTime(value: TimeValue): string {
  switch (value.kind) {
    case 'days':
      return formatDays(value);
    case 'distance':
      return `${value.isLess ? '<' : '>'}${formatDistance(value.milliseconds)}`;
    default:
      return value.kind;
  }
}

function formatDays({ from, to }: { readonly from: string; readonly to: string }): string {
  if (from === '') return to === '' ? '..' : `<=${to}`;
  if (to === '') return `>=${from}`;
  return from === to ? from : `${from}..${to}`;
}

const hour = 3_600_000;
/** In days where it comes out even: '7d' says more than '168h', and as much as '1w'. */
const formatDistance = (milliseconds: number): string =>
  milliseconds % (24 * hour) === 0 ? `${milliseconds / (24 * hour)}d` : `${milliseconds / hour}h`;

const isPlain = (text: string): boolean => {
  if (text === '' || isQuote(text.charAt(0))) return false;
  for (let at = 0; at < text.length; at++)
    if (isSpace(text.charCodeAt(at)) || isInvisible(text.charCodeAt(at))) return false;
  return true;
};

const isPlainWord = (text: string): boolean =>
  isPlain(text) && !/^[-~]/.test(text) && fieldAt(text, 0) === null;

const isPlainValue = (text: string): boolean => isPlain(text) && !text.includes(',');
