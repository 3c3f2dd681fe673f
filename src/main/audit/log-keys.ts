/** The keys of the log as this run has come to know them, and what the vault remembers of the log's end. */
import { z } from 'zod';
import { type AppKeys, keyFingerprint } from '../vault/app-keys';
import type { Remembered } from './find-end';

/** Of where the log ended at a quiet moment: log and head file cannot be put back together without the vault. */
const noteName = 'audit-head';
const noteSchema = z.strictObject({
  seq: z.number().int().positive(),
  mac: z.string(),
  file: z.string(),
  /** Fingerprint: log and head file must not be the only ones to say which key they were made with. */
  key: z.string(),
});

export interface LogKey {
  key: Buffer;
  fingerprint: string;
}

export class LogKeys {
  /** By fingerprint. */
  readonly known = new Map<string, Buffer>();
  readonly remembered: Remembered[] = [];
  readonly #asked = new Set<string>();

  constructor(private readonly keys: Pick<AppKeys, 'get' | 'note' | 'keepNote'>) {}

  /** The key to write with. It may be another one each time, as the vault is opened or falls silent. Never throws. */
  async now(): Promise<LogKey> {
    const { key, lasting } = await this.keys.get('audit');
    const fingerprint = keyFingerprint(key);
    this.known.set(fingerprint, key);
    if (lasting && !this.#asked.has(fingerprint)) {
      this.#asked.add(fingerprint);
      const note = parse(await this.keys.note(noteName));
      if (note) this.remembered.push(note);
    }
    return { key, fingerprint };
  }

  /** Never throws: what is not remembered only makes one kind of forgery harder to notice. */
  async remember({ seq, mac, file, key }: Remembered): Promise<void> {
    await this.keys.keepNote(noteName, JSON.stringify({ seq, mac, file, key }));
  }
}

function parse(text: string | null): Remembered | null {
  try {
    return noteSchema.parse(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}
