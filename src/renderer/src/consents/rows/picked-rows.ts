/** Some rows of a chunk, as a chunk of their own: what is new of it mostly is all of it, and goes into the columns as a whole. */
import type { ConsentChunk, PackedTexts } from '../../../../shared/consent-chunk';
import type { RowCodes } from './browse-codes';
import { gather } from './gather';
import { joinedTexts } from './joined-texts';

/** @param places ascending */
export function pickedRows(chunk: ConsentChunk, codes: RowCodes, places: readonly number[]) {
  if (places.length === chunk.count) return { chunk, codes };
  const { length } = places;
  const rows = Uint32Array.from(places);
  const runs = runsOf(places);
  const numbers = (column: Uint32Array) => gather(new Uint32Array(length), column, rows);
  const times = (column: Float64Array) => gather(new Float64Array(length), column, rows);
  const texts = (packed: PackedTexts) => joinedTexts(runs.map((run) => ({ texts: packed, ...run })));
  const [id, name, email] = chunk.customers;
  return {
    chunk: {
      ...chunk,
      count: length,
      status: gather(new Uint8Array(length), chunk.status, rows),
      created: times(chunk.created),
      updated: times(chunk.updated),
      expires: times(chunk.expires),
      ids: texts(chunk.ids),
      customers: [texts(id), texts(name), texts(email)] as const,
    },
    codes: {
      realm: numbers(codes.realm),
      statusAsReceived: numbers(codes.statusAsReceived),
      recipient: numbers(codes.recipient),
      permissions: numbers(codes.permissions),
    },
  };
}

function runsOf(places: readonly number[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last?.to === place) last.to++;
    else runs.push({ from: place, to: place + 1 });
  }
  return runs;
}
