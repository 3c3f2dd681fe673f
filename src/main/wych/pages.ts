/** A list from its first page to its last, whichever way the server continues it, each record once. */
import { fail } from '../../shared/failure';
import type { DoorAnswer } from './network-door';
import { PageAhead } from './page-ahead';
import { type Envelope, type ListOf, openEnvelope } from './page-envelope';
import { totalOf } from './page-next';
import { inParts, inPieces } from './page-parts';
import { ListRecords, type RecordsTaken } from './page-records';
import { PageWalk } from './page-walk';

/** Some of a list's records. A page comes in one piece or, when it is very large, in several. */
export interface ListPart<T> extends RecordsTaken<T> {
  /** What the server says there is; null when it does not say. */
  total: number | null;
}

export interface ListOptions<T> {
  /** The list's address, without a page. */
  url: string;
  /** Asks for one page. Throws a Failure for anything but a good answer. */
  ask: (url: string) => Promise<DoorAnswer>;
  /** Null for a record that cannot be used. */
  decode: (record: unknown) => T | null;
  /** Consents, unless said. */
  of?: ListOf;
  pageSize?: number;
  mostPages?: number;
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * @throws Failure `contract` for an answer that is no list, and for a list that repeats itself or never ends; `foreign-endpoint` for a next
 * link to another origin; whatever `ask` throws.
 */
export async function* readList<T extends { id: string }>(
  options: ListOptions<T>,
): AsyncGenerator<ListPart<T>> {
  const { url, ask, decode, of = 'consents', pageSize = 1000, mostPages = 20_000 } = options;
  const walk = new PageWalk(url, pageSize, of);
  const ahead = new PageAhead(ask);
  const records = new ListRecords(decode);
  for (let pages = 1; walk.address !== null; pages++) {
    if (pages > mostPages) throw neverEnds(of, records.known);
    const page = await nextPage(walk, ahead, of);
    if (page === null) return;
    const next =
      pages < mostPages && !records.hasSeen(page.records[0]) ? walk.ahead(page, records.known) : null;
    if (next !== null) ahead.ask(next);
    const total = totalOf(page);
    const before = records.different;
    let repeated = 0;
    for (const some of inParts(page.records, pages === 1)) {
      const part: RecordsTaken<T> = { records: [], unreadable: 0, repeated: 0 };
      for (const few of inPieces(some)) {
        await nextTurn();
        records.takeInto(part, few);
      }
      repeated += part.repeated;
      // Nothing new from a guessed page: our doing, not a fault of the list.
      if (!walk.probing || bringsNews(part, records)) yield { ...part, total };
    }
    walk.advance(page, { fresh: records.different - before, repeated }, records.known);
  }
}

/** Where nothing could be read so far, what cannot be read may be the same again. */
const bringsNews = <T>(
  { records, unreadable, repeated }: RecordsTaken<T>,
  { different }: { different: number },
) => records.length > 0 || (unreadable > 0 && repeated === 0 && different > 0);

/** Null when a guess led beyond the end. In a function, so that the text of the answer is gone while its records wait to be taken. */
async function nextPage(walk: PageWalk, ahead: PageAhead, of: ListOf): Promise<Envelope | null> {
  const answer = await walk.ask(ahead.take);
  return answer && openEnvelope(answer, of);
}

const neverEnds = (of: ListOf, known: number) =>
  fail(
    'contract',
    `The list of ${of} does not end: after ${known.toLocaleString('en')} of them it was stopped.`,
    `What has come is usable, but ${of} may be missing. Report this to the operator of the API.`,
  );
