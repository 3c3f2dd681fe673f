/**
 * The way through a list, page by page. A list that brings nothing new, or comes back to where it was, is stopped and said.
 *
 * The first request names no page, because some servers count from 0. Where the server does not say which page it sent, page 1 is asked
 * first: counted from 0 it is the second; counted from 1 it is the first again, brings nothing new, and 2 is asked.
 */
import { FailureError, fail } from '../../shared/failure';
import type { DoorAnswer } from './network-door';
import type { Envelope, ListOf } from './page-envelope';
import { type Next, nextOf, type Walked } from './page-next';

interface Brought {
  readonly fresh: number;
  readonly repeated: number;
}

export class PageWalk {
  /** What to ask next; null at the end. */
  address: string | null;
  /** The address is a guess: whether there is such a page, the server did not say. */
  probing = false;
  #sure = false;
  #probed = 0;
  #byPointer = false;
  /** Of the page before nothing could be read. */
  #wasUnread = false;
  readonly #asked = new Set<string>();
  #query: Record<string, string>;

  constructor(
    private readonly url: string,
    private readonly pageSize: number,
    private readonly of: ListOf,
  ) {
    this.#query = { pageSize: String(pageSize) };
    this.address = this.#withQuery({});
  }

  /** Asks for the page at `address`. Null when a guess led beyond the end. */
  async ask(send: (url: string) => Promise<DoorAnswer>): Promise<DoorAnswer | null> {
    const address = this.address ?? this.url;
    this.#asked.add(address);
    try {
      return await send(address);
    } catch (error) {
      if (this.probing && !this.#sure && saysNo(error)) return null;
      if (this.#asked.size > 1 || !saysNo(error)) throw error;
      // That lists take a page size is assumed: a strict server gets the bare address.
      this.#query = {};
      return await send(this.url);
    }
  }

  /**
   * Where the list goes on, if that is certain before the page's records are looked at: the server names the page, or says that there is more
   * than has come with this page even if every record on it is new. Null otherwise, and for what has been asked before.
   */
  ahead(page: Envelope, known: number): string | null {
    const next = nextOf(page, this.#walked(known + page.records.length));
    const address = this.#certainAddress(next);
    return address !== null && this.#asked.has(address) ? null : address;
  }

  /**
   * Moves on. `fresh` is how many different records the page brought, `repeated` how many that had come before; `known` how many there are in all.
   *
   * @throws Failure `contract` for a list that repeats itself, `foreign-endpoint` for a link to another origin.
   */
  advance(page: Envelope, { fresh, repeated }: Brought, known: number): void {
    const isFirst = this.#asked.size === 1;
    // Records that cannot be read may have a page to themselves, and the list goes on behind it. Only a guess is not followed for ever.
    const isUnread = fresh === 0 && repeated === 0 && page.records.length > 0;
    const isAstray = isUnread && this.probing && !this.#sure && this.#wasUnread;
    const inCircles = !isFirst && fresh === 0 && (repeated > 0 || isAstray);
    this.#wasUnread = isUnread;
    this.#moveTo(inCircles ? this.#afterNothingNew(known) : nextOf(page, this.#walked(known)), known);
  }

  /** A guess may have led astray; anything else goes round in circles. */
  #afterNothingNew(known: number): Next {
    if (this.probing && this.#probed === 1) return { kind: 'probe', sure: this.#sure };
    if (this.probing && !this.#sure) return { kind: 'end' };
    throw repeatsItself(this.of, known);
  }

  #walked(records: number): Walked {
    return { records, byPointer: this.#byPointer, pageSize: this.pageSize };
  }

  #moveTo(next: Next, known: number): void {
    this.probing = next.kind === 'probe';
    this.#sure = next.kind === 'probe' && next.sure;
    this.#byPointer ||= next.kind === 'link' || next.kind === 'cursor';
    this.address = this.#addressOf(next);
    if (this.address !== null && this.#asked.has(this.address)) throw repeatsItself(this.of, known);
  }

  #addressOf(next: Next): string | null {
    if (next.kind === 'end') return null;
    if (next.kind === 'probe') return this.#withQuery({ page: String(++this.#probed) });
    if (next.kind !== 'link') return this.#withQuery(next.query);
    const address = this.#follow(next.href);
    if (address === null) throw leadsAway(this.of);
    return address;
  }

  #certainAddress(next: Next): string | null {
    if (next.kind === 'link') return this.#follow(next.href);
    return next.kind === 'cursor' || (next.kind === 'number' && next.sure)
      ? this.#withQuery(next.query)
      : null;
  }

  #withQuery(query: Record<string, string>): string {
    const address = new URL(this.url);
    for (const [name, value] of Object.entries({ ...this.#query, ...query }))
      address.searchParams.set(name, value);
    return address.href;
  }

  /** Null for another origin: whoever is behind it would be handed the token and the API key. */
  #follow(href: string): string | null {
    const from = this.address ?? this.url;
    if (!URL.canParse(href, from)) return null;
    const link = new URL(href, from);
    if (link.origin !== new URL(this.url).origin || link.username !== '' || link.password !== '') return null;
    link.hash = '';
    return link.href;
  }
}

/** No such page, or no such parameter. */
const saysNo = (error: unknown): boolean =>
  error instanceof FailureError && [400, 404, 416, 422].includes(error.failure.status ?? 0);

const repeatsItself = (of: ListOf, known: number) =>
  fail(
    'contract',
    `The list of ${of} repeats itself after ${known.toLocaleString('en')} of them; it was stopped.`,
    `What has come is usable, but ${of} may be missing. Report this to the operator of the API.`,
  );

const leadsAway = (of: ListOf) =>
  fail(
    'foreign-endpoint',
    `The list of ${of} goes on at another address than the API’s. Nothing was sent there.`,
    'Check the API base URL of this realm; if it is right, report this to the operator of the API.',
  );
