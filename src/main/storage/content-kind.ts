import { z } from 'zod';

/** What one file holds. `T` must survive JSON. */
export interface ContentKind<T extends { version: number }> {
  /** File name without `.json`. */
  readonly name: string;
  /** How the operator knows it, e.g. 'settings'; it begins no sentence. */
  readonly label: string;
  /** The newest version this app understands. */
  readonly version: number;
  readonly schema: z.ZodType<T>;
  readonly empty: T;
}

/** `newer`: written by a later version of the app; `bad`: torn or of another shape; `unreadable`: the system refused to read it. */
export type Verdict<T> =
  | { state: 'good'; content: T }
  | { state: 'newer' }
  | { state: 'bad' }
  | { state: 'unreadable' }
  | { state: 'absent' };

const versioned = z.looseObject({ version: z.number().int() });

/** Judges the text of a file. An editor's byte order mark is harmless; everything else is as the schema says or it is bad. */
export function judge<T extends { version: number }>(kind: ContentKind<T>, text: string): Verdict<T> {
  const json = parseJson(text);
  const versionOnly = versioned.safeParse(json);
  if (versionOnly.success && versionOnly.data.version > kind.version) return { state: 'newer' };
  const parsed = kind.schema.safeParse(json);
  return parsed.success ? { state: 'good', content: parsed.data } : { state: 'bad' };
}

/** Undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
