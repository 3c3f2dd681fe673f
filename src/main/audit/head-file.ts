/**
 * Where the log ends, kept outside of it (#32): a chain alone does not miss what is cut off its end.
 *
 * `audit-head.json` has two slots of a fixed size that are written in turn, each sealed with the log's key: a write that a kill tears leaves
 * the other slot, and one sync is enough.
 */
import { constants } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { syncFolder } from '../storage/append-file';
import { fileMode } from '../storage/store-engine';
import { canonicalJson, macOf, noMac } from './chain';

export const headName = 'audit-head.json';

const endSchema = z.strictObject({
  /** Number and mac of the last record; 0 and `noMac` before the first. */
  seq: z.number().int().nonnegative(),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
  /** The file that is written to, and its bytes so far: 0 for one that is about to be begun. */
  file: z.string().regex(/^\d{6,}\.log$/),
  size: z.number().int().nonnegative(),
  /** Fingerprint of the key. */
  key: z.string().regex(/^[0-9a-f]{16}$/),
});
export type LogEnd = z.infer<typeof endSchema>;

/** More than any app lives to write: a count that somebody else has put there must leave room for ours. */
const mostTurns = 1e12;

const slotSchema = endSchema.extend({
  /** Counts the writes: the higher one is the later one. */
  turn: z.number().int().positive().max(mostTurns),
  seal: z.string(),
});
type Slot = z.infer<typeof slotSchema>;

/** One that was sealed with a key that is not known is taken as it is. */
export type HeadReading = { kind: 'none' | 'unusable' } | { kind: 'end'; end: LogEnd };

const slotSize = 510;
const [before, between, after] = ['[\n', ',\n', '\n]\n'] as const;
const fileSize = before.length + slotSize + between.length + slotSize + after.length;
const offsetOf = (slot: number): number => before.length + slot * (slotSize + between.length);

/** Records begin with a mac, so this never is the seal of one. */
const sealOf = (key: Buffer, content: Omit<Slot, 'seal'>): string =>
  macOf(key, 'head', noMac + canonicalJson(content));

export class HeadFile {
  readonly path: string;
  #turn = 0;

  constructor(userData: string) {
    this.path = join(userData, headName);
  }

  /** `keys` by fingerprint. Throws what the system says when the file is there and cannot be read. */
  async read(keys: ReadonlyMap<string, Buffer>): Promise<HeadReading> {
    const bytes = await readFile(this.path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!bytes) return { kind: 'none' };
    const slots = [0, 1].map((slot) => slotIn(bytes.subarray(offsetOf(slot), offsetOf(slot) + slotSize)));
    this.#turn = Math.max(this.#turn, ...slots.map((slot) => slot?.turn ?? 0));
    const [latest] = slots
      .filter((slot) => slot !== null)
      .filter((slot) => isGenuine(slot, keys))
      .sort((a, b) => b.turn - a.turn);
    if (!latest) return { kind: 'unusable' };
    const { turn: _turn, seal: _seal, ...end } = latest;
    return { kind: 'end', end };
  }

  /** On the disk when it resolves; throws what the system says. Not to be called again before it has settled. */
  async write(end: LogEnd, key: Buffer): Promise<void> {
    const content = { ...end, turn: this.#turn + 1 };
    const slot = canonicalJson({ ...content, seal: sealOf(key, content) }).padEnd(slotSize);
    const place = content.turn % 2;
    const handle = await open(this.path, constants.O_RDWR | constants.O_CREAT, fileMode);
    try {
      const { size } = await handle.stat();
      if (size === fileSize) await write(handle, slot, offsetOf(place));
      else {
        const empty = 'null'.padEnd(slotSize);
        const [first, second] = place === 0 ? [slot, empty] : [empty, slot];
        await write(handle, before + first + between + second + after, 0);
        if (size > fileSize) await handle.truncate(fileSize);
      }
      await handle.datasync();
      if (size === 0) await syncFolder(dirname(this.path));
      this.#turn = content.turn;
    } finally {
      await handle.close();
    }
  }
}

async function write(handle: FileHandle, text: string, at: number): Promise<void> {
  const bytes = Buffer.from(text);
  for (let sent = 0; sent < bytes.length; )
    sent += (await handle.write(bytes, sent, bytes.length - sent, at + sent)).bytesWritten;
}

function slotIn(bytes: Buffer): Slot | null {
  try {
    const slot = slotSchema.safeParse(JSON.parse(bytes.toString('utf8')));
    return slot.success ? slot.data : null;
  } catch {
    return null;
  }
}

function isGenuine(slot: Slot, keys: ReadonlyMap<string, Buffer>): boolean {
  const key = keys.get(slot.key);
  const { seal, ...content } = slot;
  return !key || sealOf(key, content) === seal;
}
