/**
 * A login and an API that cost nothing: prepared bytes, sent by a process of its own, so that what is measured is the app. Pages are numbered,
 * 1,000 consents at most.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RealmDraftInput } from '../../src/shared/realm';
import { type ConsentFile, consentFile } from './consent-file';
import { RecordReader } from './record-reader';

export interface ServedRealm {
  /** In addresses, and in the app's rail. */
  readonly name: string;
  /** Its consents are those of the file from here on. */
  readonly first: number;
  readonly count: number;
}

/** What the process is told: to serve this realm, or to serve it otherwise. */
export interface ServerOrder {
  readonly realm: ServedRealm;
  readonly file: ConsentFile;
}

export interface Server {
  readonly origin: string;
  draft(name: string): RealmDraftInput;
  /** The realm's list begins further on from now, as when consents went and others came. */
  move(name: string, first: number): Promise<void>;
  /** The realm's list as JSON, 1,000 consents in each text. */
  pages(name: string): string[];
  bytes(name: string): number;
  close(): void;
}

/** @param sizes how many consents each realm has, by its name */
export async function startServer(sizes: Readonly<Record<string, number>>, spare = 0): Promise<Server> {
  const file = await consentFile(Math.max(...Object.values(sizes)) + spare);
  const child = fork(join(import.meta.dirname, 'server-process.ts'));
  const [{ origin }] = await once(child, 'message');
  const order = (realm: ServedRealm) => tell(child, { realm, file });
  for (const [name, count] of Object.entries(sizes)) await order({ name, count, first: 0 });
  const reader = new RecordReader(file);
  const sizeOf = (name: string) => sizes[name] ?? 0;
  const page = (number: number, count: number) =>
    `[${reader.records(number * 1000, Math.min((number + 1) * 1000, count)).toString()}]`;
  return {
    origin,
    draft: (name) => draftOf(origin, name),
    move: (name, first) => order({ name, count: sizeOf(name), first }),
    pages: (name) =>
      Array.from({ length: Math.ceil(sizeOf(name) / 1000) }, (_, number) => page(number, sizeOf(name))),
    bytes: (name) => reader.bytes(0, sizeOf(name)),
    close: () => child.kill(),
  };
}

async function tell(child: ChildProcess, order: ServerOrder): Promise<void> {
  const heard = once(child, 'message');
  child.send(order);
  await heard;
}

const draftOf = (origin: string, name: string): RealmDraftInput => ({
  name,
  environment: 'sandbox',
  loginBaseUrl: origin,
  apiBaseUrl: `${origin}/v4/${name}`,
  realmName: name,
  clientId: 'bench',
  clientSecret: 'bench-secret',
  apiKey: 'bench-key',
  accent: 'teal',
  routes: {},
});
