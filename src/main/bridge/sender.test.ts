import { expect, test } from 'vitest';
import { isTrustedSender, type Sender } from './sender';

const origin = 'app://inspector';
const top = { origin } as Sender['sender']['mainFrame'];
const event = (senderFrame: Sender['senderFrame'], id = 1): Sender => ({
  sender: { id, mainFrame: top },
  senderFrame,
});

test('trusts the top frame of the window', () => {
  expect(isTrustedSender(event(top), 1, origin)).toBe(true);
});

test.each([
  ['a frame that is gone', event(null), 1],
  ['an iframe of the same origin', event({ origin }), 1],
  ['another window', event(top, 2), 1],
  ['a message before there is a window', event(top), undefined],
])('refuses %s', (_what, sender, windowId) => {
  expect(isTrustedSender(sender, windowId, origin)).toBe(false);
});

test.each(['app://inspector.evil', 'app://', 'null', 'https://inspector', 'APP://inspector'])(
  'refuses the origin %s',
  (other) => {
    const frame = { origin: other } as Sender['sender']['mainFrame'];
    expect(isTrustedSender({ sender: { id: 1, mainFrame: frame }, senderFrame: frame }, 1, origin)).toBe(
      false,
    );
  },
);
