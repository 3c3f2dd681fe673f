/**
 * The chain of the audit log (#32), pure: a line is `<mac hex> <JSON of the record>`, and its mac is the HMAC-SHA-256 of the mac before it and
 * the JSON, byte for byte as it stands in the file. So no record can be changed, dropped, added or moved without the key.
 */
import { createHmac } from 'node:crypto';

/** Stands for the mac before the first record. */
export const noMac = '0'.repeat(64);

/** The kinds of record that a file begins with, and that stand nowhere else. */
export const openingKinds = ['log-started', 'log-damaged'] as const;

export const macOf = (key: Buffer, previous: string, json: string | Uint8Array): string =>
  createHmac('sha256', key).update(previous).update(json).digest('hex');

export const lineOf = (mac: string, json: string): string => `${mac} ${json}`;

/** One text for one content: keys in order, no white space, nothing undefined. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${JSON.stringify(name)}:${canonicalJson(content)}`);
  return `{${parts.join(',')}}`;
}

/** What the chain needs of a record; the rest is not its affair. */
export interface ChainRecord {
  seq: number;
  kind: string;
  details?: Readonly<Record<string, unknown>>;
}

export interface ChainLine {
  mac: string;
  /** As it stands in the file. */
  json: Uint8Array;
  record: ChainRecord;
}

const macLength = 64;
const space = 0x20;

/** Null for what is no record. Of the record, only what the chain needs has been looked at. */
export function readLine(bytes: Uint8Array): ChainLine | null {
  if (bytes.length < macLength + 3 || bytes[macLength] !== space) return null;
  const mac = Buffer.from(bytes.buffer, bytes.byteOffset, macLength).toString('latin1');
  if (!/^[0-9a-f]{64}$/.test(mac)) return null;
  const json = bytes.subarray(macLength + 1);
  const record = parse(json);
  return isRecord(record) ? { mac, json, record } : null;
}

function parse(json: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.length).toString('utf8'));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is ChainRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { seq, kind, details } = value as Record<string, unknown>;
  const isPlain = details === undefined || (typeof details === 'object' && details !== null);
  return Number.isSafeInteger(seq) && (seq as number) > 0 && typeof kind === 'string' && isPlain;
}

/** What a file's first record says of the file. */
export interface Opening {
  /** The name that the file was begun under. */
  file: string;
  /** Fingerprint of the key that its records are chained with. */
  key: string;
  /** Mac of the record before, in whatever file, with whatever key. */
  previousMac: string;
  /** Fingerprint of the key of the file before; '' when that is not known. */
  previousKey: string;
}

/** Null when the record does not begin a file. */
export function openingOf({ kind, details }: ChainRecord): Opening | null {
  if (!(openingKinds as readonly string[]).includes(kind)) return null;
  const { file, key, previousMac, previousKey } = details ?? {};
  const isWhole = [file, key, previousMac, previousKey].every((text) => typeof text === 'string');
  return isWhole ? ({ file, key, previousMac, previousKey } as Opening) : null;
}
