/**
 * The header of a journal as lines: a plan of 100,000 consents is some fifty megabytes, so it is neither written nor read in one piece. Its
 * last line says that it is whole.
 */
import type { FrozenConsent, Plan } from '../plan/plan';
import type { RunHeader } from './run-journal';

/** Of the file. Higher: written by a newer version of the app. */
export const journalVersion = 2;
/** A run of the client's own is written as it was before there were visits; of one on behalf of a customer an earlier app knows nothing. */
const versionOf = ({ actingFor }: Pick<Plan, 'actingFor'>): number =>
  actingFor === undefined ? 1 : journalVersion;

const itemsPerLine = 500;
/** In characters, roughly. */
const lineSize = 1024 * 1024;
const placesPerLine = 10_000;

/** As JSON, each of one line. */
export function* headerLines({ plan: { items, ...plan }, over, ...run }: RunHeader): Generator<string> {
  yield JSON.stringify({
    kind: 'run',
    version: versionOf(plan),
    run: { ...run, plan },
    items: items.length,
    over: over.length,
  });
  let texts: string[] = [];
  let size = 0;
  for (const item of items) {
    const text = JSON.stringify(item);
    texts.push(text);
    size += text.length;
    if (texts.length < itemsPerLine && size < lineSize) continue;
    yield itemsLine(texts);
    texts = [];
    size = 0;
  }
  if (texts.length > 0) yield itemsLine(texts);
  for (let from = 0; from < over.length; from += placesPerLine)
    yield JSON.stringify({ kind: 'over', over: over.slice(from, from + placesPerLine) });
  yield JSON.stringify({ kind: 'header-complete' });
}

const itemsLine = (texts: readonly string[]): string => `{"kind":"items","items":[${texts.join(',')}]}`;

type Content = Readonly<Record<string, unknown>>;

/** What the first line says. */
interface First {
  run: Content & { plan: Content };
  items: number;
  over: number;
}

/** Puts a header together again. The lines' checksums have been compared, so what is in them is what was written. */
export class HeaderReading {
  #first: First | null = null;
  readonly #items: FrozenConsent[] = [];
  readonly #over: number[] = [];
  state: 'open' | 'complete' | 'newer' | 'broken' = 'open';

  take(content: Content): void {
    this.state = this.#next(content);
  }

  /** Null until it is complete. */
  get header(): RunHeader | null {
    if (this.state !== 'complete' || !this.#first) return null;
    const { run } = this.#first;
    return { ...run, plan: { ...run.plan, items: this.#items }, over: this.#over } as unknown as RunHeader;
  }

  #next(content: Content): HeaderReading['state'] {
    if (!this.#first) {
      if (content.kind !== 'run') return 'broken';
      if (content.version !== 1 && content.version !== journalVersion) return 'newer';
      this.#first = content as unknown as First;
      return 'open';
    }
    if (content.kind === 'items') for (const item of content.items as FrozenConsent[]) this.#items.push(item);
    else if (content.kind === 'over') for (const place of content.over as number[]) this.#over.push(place);
    else if (content.kind === 'header-complete') return this.#counts() ? 'complete' : 'broken';
    else return 'broken';
    return 'open';
  }

  #counts(): boolean {
    return this.#items.length === this.#first?.items && this.#over.length === this.#first.over;
  }
}
