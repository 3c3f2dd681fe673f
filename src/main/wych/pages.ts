/** A list from its first page to its last, whichever way the server continues it, each record once. */
import { fail } from '../../shared/failure';
import type { DoorAnswer } from './network-door';
import { openEnvelope } from './page-envelope';
import { totalOf } from './page-next';
import { PageWalk } from './page-walk';

/** Some of a list's records. A page comes in one piece or, when it is very large, in several. */
export interface ListPart<T> {
  records: T[];
  /** Records that `decode` could not use. */
  unreadable: number;
  /** Records that came before: pages overlap when the list changes while it is read. The first is kept. */
  repeated: number;
  /** What the server says there is; null when it does not say. */
  total: number | null;
}

export interface ListOptions<T> {
  /** The list's address, without a query. */
  url: string;
  /** Asks for one page. Throws a Failure for anything but a good answer. */
  ask: (url: string) => Promise<DoorAnswer>;
  /** Null for a record that cannot be used. */
  decode: (record: unknown) => T | null;
  pageSize?: number;
  mostPages?: number;
}

/** So that a list of 100,000 in one page is decoded as its reader takes it, and not all at once. */
const partSize = 1000;

/**
 * @throws Failure `contract` for an answer that is no list, and for a list that repeats itself or never ends; `foreign-endpoint` for a next
 * link to another origin; whatever `ask` throws.
 */
export async function* readList<T extends { id: string }>(
  options: ListOptions<T>,
): AsyncGenerator<ListPart<T>> {
  const { url, ask, decode, pageSize = 500, mostPages = 20_000 } = options;
  const walk = new PageWalk(url, pageSize);
  const seen = new Set<string>();
  let unreadable = 0;
  for (let pages = 0; walk.address !== null; pages++) {
    if (pages === mostPages) throw neverEnds(seen.size);
    const answer = await walk.ask(ask);
    if (answer === null) return;
    const page = openEnvelope(answer);
    const before = seen.size;
    for (const part of partsOf(page.records, decode, seen)) {
      unreadable += part.unreadable;
      // Nothing new from a guessed page: our doing, not a fault of the list.
      if (walk.probing && part.records.length === 0) continue;
      yield { ...part, total: totalOf(page) };
    }
    walk.advance(page, seen.size - before, seen.size + unreadable);
  }
}

/** An empty page is one empty part: that a realm has no consents is news too. */
function* partsOf<T extends { id: string }>(
  records: readonly unknown[],
  decode: (record: unknown) => T | null,
  seen: Set<string>,
): Generator<Omit<ListPart<T>, 'total'>> {
  for (let from = 0; from === 0 || from < records.length; from += partSize) {
    const part = { records: [] as T[], unreadable: 0, repeated: 0 };
    for (const raw of records.slice(from, from + partSize)) {
      const record = decode(raw);
      if (record === null) part.unreadable += 1;
      else if (seen.has(record.id)) part.repeated += 1;
      else {
        seen.add(record.id);
        part.records.push(record);
      }
    }
    yield part;
  }
}

const neverEnds = (known: number) =>
  fail(
    'contract',
    `The list of consents does not end: after ${known.toLocaleString('en')} of them it was stopped.`,
    'What has come is usable, but consents may be missing. Report this to the operator of the API.',
  );
