/**
 * The days of a time, as codes. A million rows have a few thousand days; to write one out costs more than all else about a row.
 */
import { formatDate } from '../../components/time-format';
import { CodedValues } from './coded-column';

const day = 86_400_000;
/** Of days, each in the slot of its last bits: eleven years have one of their own. */
const slots = 4096;

/** Its values are days as typed by those who count backwards: '2026-03-07'. */
export class DayValues extends CodedValues {
  /** By slot: the day in UTC of which the offset is known. */
  readonly #utcDays = new Float64Array(slots).fill(Number.NaN);
  readonly #offsets = new Float64Array(slots);
  /** By slot: the local day of which the code is known. */
  readonly #days = new Float64Array(slots).fill(Number.NaN);
  readonly #codesOfDays = new Uint32Array(slots);

  constructor() {
    super({
      missing: '',
      key: (text) => text,
      label: labelOf,
      searched: (text) => (text === labelOf(text) ? text : `${labelOf(text)} ${text}`),
    });
  }

  /** The days of rows from `row` on. */
  appendDays(row: number, instants: Float64Array): void {
    for (let place = 0; place < instants.length; place++)
      this.codes[row + place] = this.codeAt(instants[place] as number);
  }

  /** The code of the day of an instant; NaN is none. */
  codeAt(instant: number): number {
    if (Number.isNaN(instant)) return 0;
    const number = Math.floor((instant + this.#offsetAt(instant)) / day);
    const slot = number & (slots - 1);
    if (this.#days[slot] === number) return this.#codesOfDays[slot] as number;
    const date = new Date(instant);
    // An instant that no calendar holds is told as it came, and is a day of its own.
    if (Number.isNaN(date.getTime())) return this.code(String(instant));
    const code = this.code(textOf(date));
    this.#days[slot] = number;
    this.#codesOfDays[slot] = code;
    return code;
  }

  /** What local time is ahead of UTC. Kept for each day on which no clock is changed: to ask the calendar takes longer than all else here. */
  #offsetAt(instant: number): number {
    const number = Math.floor(instant / day);
    const slot = number & (slots - 1);
    if (this.#utcDays[slot] === number) return this.#offsets[slot] as number;
    const offset = offsetAt(instant);
    if (offsetAt(number * day) === offsetAt((number + 1) * day)) {
      this.#utcDays[slot] = number;
      this.#offsets[slot] = offset;
    }
    return offset;
  }

  override clear(): void {
    super.clear();
    this.#days.fill(Number.NaN);
  }
}

const textOf = (date: Date): string =>
  `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;

const offsetAt = (instant: number): number => new Date(instant).getTimezoneOffset() * -60_000;

const twoDigits = (part: number): string => String(part).padStart(2, '0');

/** '07 Mar 2026' */
function labelOf(text: string): string {
  const [, year, month, dayOfMonth] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return text;
  // The day alone is to be written, so it is taken as one of UTC: no clock is changed there.
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(dayOfMonth));
  return Number.isNaN(date.getTime()) ? text : formatDate(date.getTime(), 'UTC');
}
