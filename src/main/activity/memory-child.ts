/** Tells the activity of so many calls, and says on stdout by how many bytes for each the heap grew, and what it answers. Wants --expose-gc. */
import { callOf, observed, query } from './for-tests';

const count = Number(process.argv[2]);
const heap = (): number => {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

const activity = observed();
const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const headers = { accept: 'application/json', 'x-api-key': 'key-4711-4711', authorization: 'Bearer to.ken' };
const tell = (nth: number): void =>
  activity.exchange(
    callOf({
      kind: 'consent',
      url: `https://api.wych.test/v4/consents/${id}?n=${nth}`,
      headers,
      token: 'cached',
    }),
    { body: `{"id":"${id}"}`, requestId: `${id.slice(8)}-${nth}` },
  );
tell(0);
const before = heap();
for (let nth = 1; nth <= count; nth++) tell(nth);
const bytes = heap() - before;
const { total, dropped, matched } = activity.log.read(query());
const found = activity.log.read(query({ filter: { ...query().filter, text: '?n=777' } })).matched;
process.stdout.write(JSON.stringify({ bytes, held: activity.held.size, total, dropped, matched, found }));
