/** Where a page points to: a link in its body or header, or a cursor. Only what is written; whether it is followed is decided elsewhere. */
import { isObject } from './codec-gather';
import type { Around, Envelope } from './page-envelope';

/** A link to the next page in the body (`links.next`, `_links.next.href`, `nextLink`, …) or the Link header. */
export const nextLink = ({ around, headers }: Envelope): string | null =>
  linkInBody(around) ?? linkInHeader(headers.get('link'));

const linkNames = ['next', 'nextlink', 'nexturl', 'nextpage', 'nextpageurl', 'odatanextlink'];
const isLink = (value: unknown): value is string => typeof value === 'string' && /[/?]/.test(value);

function linkInBody(around: Around): string | null {
  for (const name of linkNames) {
    const value = around.get(name);
    const href = isObject(value) ? (value.href ?? value.url) : value;
    if (isLink(href)) return href;
  }
  const links = around.get('links');
  const next = Array.isArray(links) ? links.find((link) => isObject(link) && link.rel === 'next') : undefined;
  return isObject(next) && isLink(next.href) ? next.href : null;
}

/** RFC 8288: `<https://…>; rel="next"`, among others. */
function linkInHeader(header: string | null): string | null {
  for (const [, href, parameters] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters ?? '');
    const relations = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/);
    if (href && relations.includes('next')) return href;
  }
  return null;
}

/** Name in the answer → name in the next request. */
const cursors: Record<string, string> = {
  nextcursor: 'cursor',
  nextpagetoken: 'pageToken',
  nexttoken: 'nextToken',
  continuationtoken: 'continuationToken',
  endcursor: 'cursor',
  next: 'cursor',
  cursor: 'cursor',
};

/** The query that a cursor asks for. The first name present decides: beside an empty `next_cursor`, `cursor` is that of this page. */
export function nextCursor({ around }: Envelope): Record<string, string> | null {
  const name = Object.keys(cursors).find((one) => around.has(one)) ?? '';
  const value = around.get(name);
  return typeof value === 'string' && value !== '' ? { [cursors[name] ?? 'cursor']: value } : null;
}

/** The page has a place for a link or a cursor, and it is empty: the server pages so, and has come to the end. */
export const pointsNowhere = ({ around }: Envelope): boolean =>
  around.has('links') || [...linkNames, ...Object.keys(cursors)].some((name) => around.has(name));
