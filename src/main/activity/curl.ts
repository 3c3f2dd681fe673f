/**
 * A call as a command for a POSIX shell, to be repeated by hand. Secrets and tokens are not in it: where they were, the shell puts what its owner
 * has set: `$WYCH_TOKEN`, `$WYCH_API_KEY`, `$WYCH_CLIENT_SECRET`.
 */
import type { ShownBody } from '../../shared/activity';
import type { ShownHeader } from './redactor/headers';
import { cutAtMarks, type Mark } from './redactor/marks';

export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly ShownHeader[];
  readonly body: ShownBody;
}

const variables: Record<Mark, string> = {
  token: '$WYCH_TOKEN',
  'API-key': '$WYCH_API_KEY',
  'client-secret': '$WYCH_CLIENT_SECRET',
  hidden: '$WYCH_HIDDEN',
  personal: '$WYCH_PERSONAL',
};

export function curlOf({ method, url, headers, body }: ShownRequest): string {
  const command = [
    // Without it, curl takes brackets and braces in an address for patterns.
    `curl --globoff --request ${method}`,
    `--url ${quoted(url)}`,
    ...headers.map(({ name, value }) => `--header ${quoted(headerLine(name, value))}`),
    ...dataOf(body),
  ].join(' \\\n  ');
  return body.state === 'withheld' ? `# The body is left out. ${body.reason}\n${command}` : command;
}

/** Curl sends an empty header only for a semicolon in the place of the colon. */
const headerLine = (name: string, value: string): string => (value === '' ? `${name};` : `${name}: ${value}`);

function dataOf(body: ShownBody): string[] {
  if (body.state !== 'shown') return [];
  if (body.type !== 'application/x-www-form-urlencoded') return [`--data-raw ${quoted(body.text)}`];
  // A secret as its owner knows it is not encoded yet.
  return body.text
    .split('&')
    .map(
      (pair) =>
        `${cutAtMarks(pair).some((piece) => 'mark' in piece) ? '--data-urlencode' : '--data-raw'} ${quoted(pair)}`,
    );
}

/** One word of the shell, with its variables open. */
export const quoted = (text: string): string =>
  cutAtMarks(text)
    .map((piece) =>
      'mark' in piece ? `"${variables[piece.mark]}"` : `'${piece.text.replaceAll("'", `'\\''`)}'`,
    )
    .join('') || "''";
