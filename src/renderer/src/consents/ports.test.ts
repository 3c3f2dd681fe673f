import { expect, test } from 'vitest';
import { browsePortsOf } from './ports';

/** The page's own window: messages to it are sent by hand. */
function setUp() {
  let hear = (_: object) => {};
  const own = {
    location: { origin: 'app://inspector' },
    addEventListener: (_: 'message', listener: (event: MessageEvent) => void) => {
      hear = listener as typeof hear;
    },
  };
  const portOf = browsePortsOf(own);
  const post = (over: object = {}) => {
    const { port1: port } = new MessageChannel();
    hear({ source: own, origin: 'app://inspector', data: { browseId: 'b-1' }, ports: [port], ...over });
    return port;
  };
  return { portOf, post };
}

const pending = Symbol('pending');
const now = (promise: Promise<unknown>) => Promise.race([promise, Promise.resolve(pending)]);

test('a port that comes first waits for whoever asks', async () => {
  const { portOf, post } = setUp();
  const port = post();
  post({ data: { browseId: 'b-2' } });
  expect(await portOf('b-1')).toBe(port);
  // It is given to one.
  expect(await now(portOf('b-1'))).toBe(pending);
});

test('whoever asks first waits for the port of this browse', async () => {
  const { portOf, post } = setUp();
  const asked = portOf('b-1');
  post({ data: { browseId: 'b-2' } });
  expect(await now(asked)).toBe(pending);
  expect(post()).toBe(await asked);
});

test('whoever asks for a port that is closed already is told so, once', async () => {
  const { portOf, post } = setUp();
  const port = post();
  const closed = new Promise((resolve) => port.addEventListener('close', resolve));
  port.close();
  await closed;
  await expect(portOf('b-1')).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
  expect(await now(portOf('b-1'))).toBe(pending);
});

test.each([
  ['another window', { source: {} }],
  ['nobody', { source: null }],
  ['another origin', { origin: 'https://evil.example' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['us without a port', { ports: [] }],
  ['us about something else', { data: 'b-1' }],
  ['us with another name', { data: { browseId: 1 } }],
])('a message from %s brings no port', async (_, over) => {
  const { portOf, post } = setUp();
  const asked = portOf('b-1');
  post(over);
  expect(await now(asked)).toBe(pending);
});
