/** One call in full, for whoever looks into it or sends it to a support desk. */
import type { ActivityDetail, ActivityEntry, ShownBody } from '../../shared/activity';
import { curlOf } from './curl';
import type { HeldExchange, HeldMessage } from './held-exchanges';
import { shownBody } from './redactor/body';
import type { RedactOptions, Redactor } from './redactor/redactor';

export type ShownExchange = Pick<ActivityDetail, 'request' | 'response'>;

const notHeld =
  'No longer kept. Headers and bodies are dropped when the window closes, when the screen is locked, and to make room for newer ones.';

export function shownExchange(
  redactor: Redactor,
  { sent, received, status }: ActivityEntry,
  held: HeldExchange | undefined,
  options?: RedactOptions,
): ShownExchange {
  const message = (from: HeldMessage | null | undefined, bytes: number) => ({
    headers: (from?.headers ?? []).map(({ name, value }) => ({ name, value: redactor.text(value, options) })),
    body: from ? shown(redactor, from.body, options) : missing(bytes),
  });
  return {
    request: message(held?.request, sent),
    // What was begun and not brought to its end is not held.
    response: status === null ? null : message(held?.response, received ?? 0),
  };
}

export const detailOf = (
  call: { entry: ActivityEntry; attempts: ActivityEntry[] },
  exchange: ShownExchange,
): ActivityDetail => ({
  ...call,
  ...exchange,
  curl: curlOf({ method: call.entry.method, url: call.entry.url, ...exchange.request }),
});

function shown(redactor: Redactor, body: HeldMessage['body'], options?: RedactOptions): ShownBody {
  if (!('state' in body)) return shownBody(redactor, body, options);
  return body.state === 'shown' ? { ...body, text: redactor.text(body.text, options) } : body;
}

const missing = (bytes: number): ShownBody =>
  bytes === 0 ? { state: 'none' } : { state: 'withheld', reason: notHeld, bytes };
