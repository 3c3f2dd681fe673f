/**
 * One call as an entry of an HTTP Archive 1.2, for tools that know such files. It leaves this computer, so personal data is masked in it too.
 * What the format asks for and the app does not know is -1 or empty, as the format has it.
 */
import type { ActivityEntry, ShownBody } from '../../shared/activity';
import type { ShownExchange } from './call-detail';
import type { ShownHeader } from './redactor/headers';

export interface HarHead {
  readonly creator: { name: string; version: string };
}

/** All before the first entry, and all behind the last. */
export const harFrame = (head: HarHead): readonly [string, string] => [
  `{"log":{"version":"1.2","creator":${JSON.stringify(head.creator)},"pages":[],"entries":[`,
  '\n]}}\n',
];

export function harEntry(entry: ActivityEntry, { request, response }: ShownExchange, realm: string) {
  const { queue, wait, body } = entry.timing;
  const comment = entry.failure === null ? {} : { comment: `No whole answer: ${entry.failure}` };
  return {
    startedDateTime: new Date(entry.at).toISOString(),
    time: (queue ?? 0) + (wait ?? 0) + (body ?? 0),
    request: {
      method: entry.method,
      url: entry.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: request.headers,
      queryString: queryOf(entry.url),
      ...postData(request.headers, request.body),
      headersSize: -1,
      bodySize: entry.sent,
    },
    response: {
      status: entry.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: response?.headers ?? [],
      content: contentOf(response?.body ?? { state: 'none' }, entry.received ?? 0),
      redirectURL: '',
      headersSize: -1,
      bodySize: entry.received ?? -1,
    },
    cache: {},
    timings: {
      blocked: queue ?? -1,
      dns: -1,
      connect: -1,
      ssl: -1,
      send: 0,
      wait: wait ?? 0,
      receive: body ?? 0,
    },
    ...comment,
    _realm: realm,
    _kind: entry.kind,
    _attempt: `${entry.attempt} of ${entry.attempts}`,
    _requestId: entry.requestId,
    _token: entry.token,
  };
}

/** As it was written: decoding could undo what redaction has put in. */
function queryOf(url: string): Array<{ name: string; value: string }> {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? [];
  return query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? { name: pair, value: '' } : { name: pair.slice(0, at), value: pair.slice(at + 1) };
    });
}

function postData(headers: readonly ShownHeader[], body: ShownBody) {
  if (body.state === 'none') return {};
  if (body.state === 'shown') return { postData: { mimeType: body.type, params: [], text: body.text } };
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  return { postData: { mimeType: type, params: [], text: '', comment: body.reason } };
}

function contentOf(body: ShownBody, size: number) {
  if (body.state === 'shown') return { size, mimeType: body.type, text: body.text };
  return { size, mimeType: '', ...(body.state === 'withheld' && { comment: body.reason }) };
}
