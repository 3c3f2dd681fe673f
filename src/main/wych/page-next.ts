/**
 * Where a list goes on, read from one page: by a link, a cursor, a page number or an offset, whichever the server speaks of.
 *
 * The risk is a list cut short in silence. A server that says nothing of paging may still have sent its first page only, so it is asked
 * for more until nothing new comes (`probe`).
 */
import { type Envelope, readWhole } from './page-envelope';
import { nextCursor, nextLink, pointsNowhere } from './page-links';

export type Next =
  | { kind: 'link'; href: string }
  | { kind: 'cursor'; query: Record<string, string> }
  /** `sure`: the server says that there is more; otherwise it only counts its pages. */
  | { kind: 'number'; query: Record<string, string>; sure: boolean }
  /** `sure`: the server says that there is more, but not on which page. */
  | { kind: 'probe'; sure: boolean }
  | { kind: 'end' };

/** What has been seen of the list, this page included. */
export interface Walked {
  /** Different records. */
  records: number;
  /** An earlier page named the next by link or cursor: when one no longer does, the list has ended. */
  byPointer: boolean;
  pageSize: number;
}

const totals = ['total', 'totalcount', 'totalelements', 'totalrecords', 'totalresults', 'totalitems'];

/** What the server says there is; null when it does not say. */
export const totalOf = ({ around, headers }: Envelope): number | null =>
  around.number(totals) ?? readWhole(headers.get('x-total-count'));

export function nextOf(envelope: Envelope, walked: Walked): Next {
  if (saysMore(envelope) === false) return { kind: 'end' };
  const href = nextLink(envelope);
  if (href !== null) return { kind: 'link', href };
  const query = nextCursor(envelope);
  if (query !== null) return { kind: 'cursor', query };
  return walked.byPointer ? { kind: 'end' } : byCount(envelope, walked);
}

/** Said in so many words, or null. */
function saysMore({ around }: Envelope): boolean | null {
  const last = around.flag(['last', 'islast']);
  return around.flag(['hasmore', 'hasnext', 'hasnextpage', 'more']) ?? (last === null ? null : !last);
}

function byCount(envelope: Envelope, walked: Walked): Next {
  const { around, records } = envelope;
  const page = around.number(['page', 'pagenumber', 'currentpage', 'number', 'pageindex', 'current']);
  const offset = around.number(['offset', 'skip']);
  const more = saysMore(envelope) ?? countsMore(envelope, walked, page);
  if (more === false || records.length === 0) return { kind: 'end' };
  const sure = more === true;
  if (offset !== null) return { kind: 'number', query: { offset: String(offset + records.length) }, sure };
  if (page !== null) return { kind: 'number', query: { page: String(page + 1) }, sure };
  if (more === null && (pointsNowhere(envelope) || records.length > walked.pageSize)) return { kind: 'end' };
  return { kind: 'probe', sure };
}

/** By the total, or by the number of pages; null when neither is told. */
function countsMore(envelope: Envelope, walked: Walked, page: number | null): boolean | null {
  const total = totalOf(envelope);
  if (total !== null) return walked.records < total;
  const pages = envelope.around.number(['totalpages', 'pagecount', 'pages', 'lastpage']);
  // Counted from 0 the last page is pages - 1: it asks for one more, which is empty.
  return pages === null ? null : page === null ? pages > 1 : page < pages;
}
