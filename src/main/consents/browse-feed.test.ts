import { describe, expect, it } from 'vitest';
import { Browse } from './browse';
import { BrowseFeed } from './browse-feed';
import { TestPort } from './browse-testing';
import { RealmStream } from './realm-stream';

/** A browse of one realm whose pages, of no consents, come when the test says so. */
function setUp() {
  const stream = new RealmStream('a', { rows: 10, characters: 10 }, () => browse.notice());
  const browse = new Browse([stream], { rows: 10, characters: 10 });
  const port = new TestPort();
  let turn: { page: () => void; end: () => void };
  let signal: AbortSignal | undefined;
  async function* list() {
    for (let isOver = false; !isOver; ) {
      await new Promise<void>((resolve) => {
        turn = {
          page: resolve,
          end: () => {
            isOver = true;
            resolve();
          },
        };
      });
      yield { records: [], unreadable: 1, repeated: 0, total: null };
    }
  }
  void stream.run((given) => {
    signal = given;
    return list();
  });
  let overs = 0;
  new BrowseFeed(browse, port, () => {
    overs += 1;
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    port,
    settle,
    page: async () => {
      await settle();
      turn.page();
      await settle();
    },
    end: async () => {
      await settle();
      turn.end();
      await settle();
    },
    overs: () => overs,
    isStopped: () => signal?.aborted,
  };
}

describe('the feed of a browse', () => {
  it('says nothing before it is asked, and then one message for each that is wanted', async () => {
    const { port, page } = setUp();
    await page();
    expect(port.news).toHaveLength(0);
    port.say({ want: 2 });
    await page();
    expect(port.news).toHaveLength(2);
    await page();
    await page();
    expect(port.news).toHaveLength(2);
    port.say({ want: 1 });
    await page();
    expect(port.news).toHaveLength(3);
  });

  it('is over with the last message, and leaves the port to the window', async () => {
    const { port, end, overs, isStopped } = setUp();
    port.say({ want: 5 });
    await end();
    expect(port.news.at(-1)).toMatchObject({ done: true, progress: [{ state: 'complete' }] });
    expect([overs(), port.isClosed]).toEqual([1, false]);
    port.leave();
    expect([overs(), isStopped()]).toEqual([1, false]);
  });

  it('stops the requests when the page that held the port is gone, in the middle of the list', async () => {
    const { port, page, settle, overs, isStopped } = setUp();
    port.say({ want: 2 });
    await page();
    port.leave();
    expect([overs(), isStopped()]).toEqual([1, true]);
    const told = port.news.length;
    await settle();
    expect(port.news).toHaveLength(told);
  });

  it.each([
    null,
    undefined,
    2,
    'want',
    {},
    [],
    { want: 0 },
    { want: -1 },
    { want: 1.5 },
    { want: '1' },
    { want: Number.NaN },
    { want: 17 },
    { want: Number.POSITIVE_INFINITY },
  ])('closes the port on whoever says %j', async (data) => {
    const { port, page, overs, isStopped } = setUp();
    port.say(data);
    expect([port.isClosed, overs(), isStopped()]).toEqual([true, 1, true]);
    port.say({ want: 1 });
    await page();
    expect(port.news).toHaveLength(0);
  });

  it('closes the port on a window that wants ever more', async () => {
    const { port } = setUp();
    for (let said = 0; said < 17; said++) port.say({ want: 1 });
    expect(port.isClosed).toBe(false);
    port.say({ want: 1 });
    expect(port.isClosed).toBe(true);
  });
});
