/** One page of a list in the ways servers continue lists, and in the ways they go wrong. */
import type { Json, JsonObject } from './json';

/** 'none': everything at once. 'page': number, size and total. 'links': `links.next`. 'link-header': RFC 8288. 'cursor': `nextCursor`. */
export type PagingStyle = 'none' | 'page' | 'links' | 'link-header' | 'cursor';
/** A bare array, or the name of the field that holds it. */
export type ListShape = 'array' | 'data' | 'consents' | 'items' | 'content' | 'results';
export type UserListShape = Exclude<ListShape, 'consents'> | 'users';

/**
 * How a list misbehaves. 'never-ending': a further page for ever, beginning again after the last. 'same-page': the first page for ever
 * under new numbers. 'same-link': the next page is the one asked for. 'overlapping': each page repeats half of the one before.
 * An origin: the next link leads there.
 */
export type PagingFault =
  | 'never-ending'
  | 'same-page'
  | 'same-link'
  | 'overlapping'
  | { readonly nextOrigin: string };

export interface PageRequest {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface PageAnswer {
  readonly body: Json;
  readonly headers: Readonly<Record<string, string>>;
}

/** @throws RangeError with a message for the caller when a parameter makes no sense. */
export function readPageRequest(
  query: URLSearchParams,
  { style, defaultSize, maxSize }: { style: PagingStyle; defaultSize: number; maxSize: number },
): PageRequest {
  if (style === 'none') return { page: 1, pageSize: Number.POSITIVE_INFINITY };
  const pageSize = Math.min(wholeNumber(query, 'pageSize') ?? defaultSize, maxSize);
  const cursor = style === 'cursor' ? query.get('cursor') : null;
  return { page: cursor === null ? (wholeNumber(query, 'page') ?? 1) : pageOfCursor(cursor), pageSize };
}

export function answerPage(list: {
  readonly url: URL;
  readonly style: PagingStyle;
  readonly shape: ListShape | UserListShape;
  readonly asked: PageRequest;
  readonly total: number;
  readonly read: (offset: number, limit: number) => Json[];
  readonly fault?: PagingFault | undefined;
}): PageAnswer {
  const { asked, fault, style } = list;
  const { page, pageSize } = asked;
  const limit = Number.isFinite(pageSize) ? pageSize : list.total;
  const pages = Math.max(1, Math.ceil(list.total / Math.max(1, limit)));
  const served = fault === 'same-page' ? 1 : fault === 'never-ending' ? ((page - 1) % pages) + 1 : page;
  const step = fault === 'overlapping' ? Math.max(1, Math.floor(limit / 2)) : limit;
  const offset = (served - 1) * step;
  const endless = fault === 'never-ending' || fault === 'same-page' || fault === 'same-link';
  const more = style !== 'none' && (endless || offset + limit < list.total);
  const total = endless ? (page + 1) * limit : list.total;

  const nextPage = fault === 'same-link' ? page : page + 1;
  const next = more ? pageUrl(list.url, nextPage, pageSize, fault) : undefined;
  const headers: Record<string, string> = {};
  const around: Record<string, Json | undefined> = {};
  if (style === 'page') Object.assign(around, { page, pageSize, total });
  if (style === 'page' && list.shape === 'array') headers['X-Total-Count'] = String(total);
  if (style === 'links') {
    Object.assign(around, {
      links: { self: pageUrl(list.url, page, pageSize).href, next: next?.href },
      meta: { totalRecords: total, totalPages: Math.ceil(total / limit) },
    });
  }
  if (style === 'link-header' && next) headers.Link = `<${next.href}>; rel="next"`;
  if (style === 'cursor') around.nextCursor = more ? cursorOf(nextPage) : null;
  return { body: wrap(list.shape, list.read(offset, limit), around), headers };
}

function wrap(shape: ListShape | UserListShape, records: Json[], around: JsonObject): Json {
  return shape === 'array' ? records : { [shape]: records, ...around };
}

function pageUrl(url: URL, page: number, pageSize: number, fault?: PagingFault): URL {
  const next = new URL(url);
  next.searchParams.set('page', String(page));
  next.searchParams.set('pageSize', String(pageSize));
  return typeof fault === 'object' ? new URL(`${next.pathname}${next.search}`, fault.nextOrigin) : next;
}

function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new RangeError(`${name} must be a whole number from 1`);
  return Number(text);
}

const cursorOf = (page: number): string => Buffer.from(`page:${page}`).toString('base64url');

function pageOfCursor(cursor: string): number {
  const page = /^page:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (page === undefined) throw new RangeError('cursor is not one of ours');
  return Number(page);
}
