/** What is asked → its text, as an operator would type it: quotes only where they say something. */
import { isInvisible, isQuote, isSpace } from './characters';
import { calendar } from './days';
import type { Query, QueryTerm, TimeValue, Value } from './query';
import { mostUnits } from './read-time';
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
export function formatValue({ text, isWhole }: Value): string {
  if (isWhole) return quoted(text);
  const part = visible(text);
  return isPlainValue(part) ? part : quoted(text);
}

/** As it is read again: without the marks that are left out there. */
const visible = (text: string): string =>
  Array.from(text)
    .filter((character) => !isInvisible(character.charCodeAt(0)))
    .join('');

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
  if (from === '' && to === '') return '..';
  // Beyond the calendar there are no days to name.
  if (from === '') return to === calendar.before ? `<${calendar.first}` : `<=${to}`;
  if (to === '') return from === calendar.after ? `>${calendar.last}` : `>=${from}`;
  return from === to ? from : `${from}..${to}`;
}

const hour = 3_600_000;
/** In days where it comes out even: '7d' says more than '168h', and as much as '1w'. In weeks only where the days would be too many to be read. */
function formatDistance(milliseconds: number): string {
  const days = milliseconds / (24 * hour);
  if (!Number.isInteger(days)) return `${milliseconds / hour}h`;
  return days > mostUnits ? `${days / 7}w` : `${days}d`;
}

const isPlain = (text: string): boolean => {
  if (text === '' || isQuote(text.charAt(0))) return false;
  for (let at = 0; at < text.length; at++)
    if (isSpace(text.charCodeAt(at)) || isInvisible(text.charCodeAt(at))) return false;
  return true;
};

const isPlainWord = (text: string): boolean =>
  isPlain(text) && !/^[-~]/.test(text) && fieldAt(text, 0) === null;

const isPlainValue = (text: string): boolean => isPlain(text) && !text.includes(',');
