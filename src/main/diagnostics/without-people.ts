/**
 * Takes out of a text who sits at this computer and whom it speaks of. The bundle goes to a support desk and stays in its tickets, and what is
 * wrong with the app has nothing to do with anybody's name.
 *
 * Names of people cannot be told from other words. So what the app's sentences quote, which is where they name something, is left out whole.
 */
import type { Failure } from '../../shared/failure';

/** As the operating system knows them; empty where it does not. */
export interface Computer {
  home: string;
  user: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A home folder of fewer letters is no one's: of a service, the root of the disk. */
const shortestHome = 3;

const emailAddress = /[^\s"'<>()[\]{},;:/=&?‘’]+(?:@|%40)[^\s"'<>()[\]{},;:/=&?‘’]+/gi;

/** @returns what cleans a text of e-mail addresses, of the home folder's path and of the user's name. */
export function withoutPeople({ home, user }: Computer): (text: string) => string {
  // With either slash, since addresses and messages turn them.
  const path = escaped(home.replace(/[\\/]+$/, '')).replaceAll(/\\[\\/]/g, '[\\\\/]+');
  const homePath = home.length < shortestHome ? null : new RegExp(`${path}(?![\\p{L}\\p{N}_-])`, 'giu');
  const userName =
    user === '' ? null : new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(user)}(?![\\p{L}\\p{N}_])`, 'giu');
  return (text) => {
    const elsewhere = homePath ? text.replace(homePath, '~') : text;
    const unnamed = elsewhere.replace(emailAddress, '(e-mail address)');
    return userName ? unnamed.replace(userName, '(user)') : unnamed;
  };
}

/** The same content with every text in it cleaned. */
export function cleaned(content: unknown, clean: (text: string) => string): unknown {
  if (typeof content === 'string') return clean(content);
  if (Array.isArray(content)) return content.map((item) => cleaned(item, clean));
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, cleaned(value, clean)]));
}

/** A failure as it may be told to a support desk. */
export function plainFailure({ kind, message, field, status, requestId }: Failure) {
  return { kind, message: unquoted(message), field, status, requestId };
}

/** An apostrophe opens no quotation: it stands inside a word. */
const unquoted = (text: string): string =>
  text.replace(/‘[^’]*’/g, '‘…’').replace(/(?<!\p{L})'[^']*'(?!\p{L})/gu, '‘…’');
