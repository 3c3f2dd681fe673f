/** The frame that every printed page shares: a policy that allows nothing but its own styles, the head line, and the parts pages are built of. */
import type { Environment } from '../../shared/realm';
import { type Html, html, nothing, trusted } from './html';
import { pageStyle } from './page-style';

export interface Letterhead {
  /** What this is, e.g. 'Confirmation of a consent'. */
  title: string;
  /** One line below it. */
  subtitle: string;
  /** Null where a page is about several. */
  realm: { name: string; environment: Environment } | null;
  /** e.g. 'Wych Consent Inspector 0.1.0'. */
  producer: string;
}

export const documentOf = ({ title, subtitle, realm, producer }: Letterhead, body: readonly Html[]): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}${realm ? html` · ${realm.name} ${realm.environment.toUpperCase()}` : nothing}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header class="head">
<div class="line"><span class="producer">${producer}</span>${realm ? realmMark(realm) : nothing}</div>
<h1>${title}</h1>
<p class="subtitle">${subtitle}</p>
</header>
${body}
</body>
</html>`.markup;

/** The realm's name with its environment in words: the two are never apart. */
export const realmMark = ({ name, environment }: { name: string; environment: Environment }): Html =>
  html`<span class="realm"><span class="name">${name}</span> ${environmentMark(environment)}</span>`;

export const environmentMark = (environment: Environment): Html =>
  environment === 'production'
    ? trusted('<span class="badge production">PRODUCTION</span>')
    : trusted('<span class="badge sandbox">SANDBOX</span>');

export const section = (title: string, ...content: readonly Html[]): Html =>
  html`<section><h2>${title}</h2>${content}</section>`;

/** Names and what is to be said of them; those with nothing to say are left out. */
export const facts = (...pairs: ReadonlyArray<readonly [name: string, value: Html | null]>): Html =>
  html`<dl class="facts">${pairs.map(([name, value]) =>
    value === null ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;

/** One line of text; null when there is none. */
export const line = (text: string | null | undefined): Html | null => (text ? html`${text}` : null);

/** The first text as it is, what else there is on a smaller line below; null when there is none. */
export function lines(texts: readonly string[]): Html | null {
  const [first, ...others] = [...new Set(texts)].filter((text) => text !== '');
  if (first === undefined) return null;
  return others.length === 0
    ? html`${first}`
    : html`${first}<span class="more">${others.map((text, nth) => html`${nth > 0 ? ' · ' : ''}<bdi>${text}</bdi>`)}</span>`;
}

export const code = (text: string): Html => html`<code>${text}</code>`;
export const note = (text: string): Html => html`<p class="note">${text}</p>`;
