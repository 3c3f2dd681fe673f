/**
 * Consents as a server writes them, made once by the simulator and kept in the system's temporary folder: a server that makes up each record
 * as it is asked for would be slower than what is measured against it.
 *
 * Without accounts and history, as lists of summaries are: about half a kilobyte each, what the targets were set with. More bytes that nobody
 * shows would only make the app look better beside JSON.parse.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JsonObject, sandboxRealm, startSimulator } from '../../src/simulator';
import { sweep } from '../electron-start';

export interface ConsentFile {
  /** All records, one after the other, with a comma behind each. */
  readonly records: string;
  /** Float64: where each record starts, and where one more would. */
  readonly starts: string;
  /** The id of each, on a line of its own. */
  readonly ids: string;
}

const slice = 1000;

export async function consentFile(count: number): Promise<ConsentFile> {
  const folder = join(tmpdir(), today(), String(count));
  const file = {
    records: join(folder, 'records.json'),
    starts: join(folder, 'starts'),
    ids: join(folder, 'ids'),
  };
  if (!existsSync(folder)) await make(folder, count);
  return file;
}

/** Their dates are about today's, and yesterday's files would lie there for ever. */
const prefix = 'wych-bench-consents-';
const today = (): string => `${prefix}${new Date().toISOString().slice(0, 10)}`;

function sweepOthers(): void {
  for (const name of readdirSync(tmpdir()))
    if (name.startsWith(prefix) && name !== today()) sweep(join(tmpdir(), name));
}

/** Under another name until it is whole: a bench that is stopped leaves no half of one. */
async function make(folder: string, count: number): Promise<void> {
  console.log(`making ${count.toLocaleString('en')} consents, once a day …`);
  sweepOthers();
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const simulator = await startSimulator({ realms: [sandboxRealm({ consents: count })] });
  const { consents } = simulator.realm('sandbox');
  const out = openSync(join(partial, 'records.json'), 'w');
  const starts = new Float64Array(count + 1);
  let end = 0;
  for (let first = 0; first < count; first += slice) {
    const records = consents.page(first, slice) as JsonObject[];
    const texts = records.map(({ accounts: _, history: __, ...summary }) => `${JSON.stringify(summary)},`);
    for (const [index, text] of texts.entries()) {
      end += Buffer.byteLength(text);
      starts[first + index + 1] = end;
    }
    writeSync(out, texts.join(''));
  }
  closeSync(out);
  writeFileSync(join(partial, 'starts'), starts);
  writeFileSync(join(partial, 'ids'), consents.ids().join('\n'));
  await simulator.close();
  renameSync(partial, folder);
}
