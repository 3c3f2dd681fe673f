/**
 * What a window's heap holds beside compiled code. V8 was seen to go on compiling for some seventy cycles of the soak, ever less: a leak is what
 * grows besides.
 */
import type { BenchApp } from './app';

/** The part of a heap snapshot that is read here. */
interface Snapshot {
  readonly snapshot: { readonly meta: { readonly node_fields: string[]; readonly node_types: [string[]] } };
  /** One number for each field, node after node. */
  readonly nodes: number[];
}

/** Bytes, after a collection; typed arrays and the page's elements included. */
export async function heapData({ devtools }: BenchApp): Promise<number> {
  let text = '';
  const take = ({ chunk }: { chunk: string }) => {
    text += chunk;
  };
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take);
  return bytesOf(JSON.parse(text));
}

function bytesOf({ snapshot, nodes }: Snapshot): number {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const code = types[0].indexOf('code');
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length)
    if (nodes[at + type] !== code) bytes += nodes[at + size] ?? 0;
  return bytes;
}
