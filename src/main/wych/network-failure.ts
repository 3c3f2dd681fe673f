/**
 * Why no whole answer came, in the operator's words.
 *
 * Only the error's code is read. Its message is not: fetch quotes a header value that it cannot send, and that may be the API key.
 */
import { FailureError, type FailureKind, fail } from '../../shared/failure';
import { DeadlineError } from './network-door-deadline';

interface Reason {
  /** Chromium's `net::ERR_…` names without the prefix, and Node's codes. */
  codes: RegExp;
  kind: FailureKind;
  message: (host: string) => string;
  hint: string;
  retryable: boolean;
}

/** The first that matches counts. */
const reasons: Reason[] = [
  {
    codes: /^(REDIRECT|ERR_TOO_MANY_REDIRECTS|ERR_UNSAFE_REDIRECT|ERR_INVALID_REDIRECT)$/,
    kind: 'redirected',
    message: (host) => `${host} sends callers on to another address. Nothing was sent there.`,
    hint: 'Enter the final address as the base URL. If this is a sign-in page of your network, sign in there first.',
    retryable: false,
  },
  {
    codes: /^ERR_(PROXY_CONNECTION_FAILED|SOCKS_CONNECTION_FAILED)$/,
    kind: 'proxy',
    message: (host) => `The proxy on the way to ${host} cannot be reached.`,
    hint: 'Look at Settings, Network: through what does this realm go? Check that address, and your connection or VPN.',
    retryable: true,
  },
  {
    codes: /^ERR_(MANDATORY_PROXY_CONFIGURATION_FAILED|PAC_)/,
    kind: 'proxy',
    message: (host) => `The PAC file that names the proxy for ${host} cannot be read.`,
    hint: 'Check its address in Settings, Network, and that this computer is on the network or VPN that has it.',
    retryable: true,
  },
  {
    codes: /^ERR_PROXY_CERTIFICATE_INVALID$/,
    kind: 'proxy',
    message: (host) =>
      `The proxy on the way to ${host} shows a certificate that this computer does not trust.`,
    hint: "Ask your IT to add its issuer to this computer's trusted certificates.",
    retryable: false,
  },
  {
    codes:
      /^ERR_(PROXY_|TUNNEL_|SOCKS_|NO_SUPPORTED_PROXIES|UNEXPECTED_PROXY|UNABLE_TO_REUSE_CONNECTION_FOR_PROXY|UNSUPPORTED_AUTH_SCHEME|MISSING_AUTH_CREDENTIALS|INVALID_AUTH_CREDENTIALS|UNEXPECTED_SECURITY_LIBRARY_STATUS|MISCONFIGURED_AUTH_ENVIRONMENT)/,
    kind: 'proxy',
    message: (host) => `The proxy of this network did not let the app through to ${host}.`,
    hint: 'Ask your IT to allow this host. Settings, Network shows through which proxy this realm goes.',
    retryable: true,
  },
  {
    codes: /^(ERR_CERT_DATE_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/,
    kind: 'certificate',
    message: (host) => `The certificate of ${host} is not valid today.`,
    hint: "Check this computer's date and time. If they are right, the server's certificate has expired: tell its owner.",
    retryable: false,
  },
  {
    codes: /^(ERR_CERT_COMMON_NAME_INVALID|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    kind: 'certificate',
    message: (host) =>
      `Somebody else answers for ${host}: the certificate there is made out to another name.`,
    hint: 'Check the address for a typo. If it is right, tell the owner of the server.',
    retryable: false,
  },
  {
    codes: /^(ERR_CERT_AUTHORITY_INVALID|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/,
    kind: 'certificate',
    message: (host) => `This computer does not trust whoever issued the certificate of ${host}.`,
    hint: "If your company has an issuer of its own, or inspects traffic, ask your IT to add its root to this computer's trusted certificates, then start the app again.",
    retryable: false,
  },
  {
    codes: /^(ERR_CERT_|ERR_SSL_|ERR_TLS_|ERR_BAD_SSL_|ERR_CERTIFICATE_|CERT_|EPROTO$)/,
    kind: 'certificate',
    message: (host) => `The app cannot be sure that it talks to ${host}: its certificate is not trusted.`,
    hint: "Check the address. If your network inspects traffic, ask your IT to add its certificate to this computer's trusted ones.",
    retryable: false,
  },
  {
    codes: /^(DEADLINE|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT|ETIMEDOUT|UND_ERR_\w*TIMEOUT)$/,
    kind: 'timeout',
    message: (host) => `${host} did not answer in time.`,
    hint: 'Try again. If it stays, check your connection or VPN.',
    retryable: true,
  },
  {
    codes: /^(ERR_NAME_|ERR_DNS_|ENOTFOUND$|EAI_)/,
    kind: 'host-unreachable',
    message: (host) => `There is no host ${host}, or this computer cannot look it up.`,
    hint: 'Check the address for a typo, and that this computer is online or on the VPN.',
    retryable: true,
  },
  {
    codes: /^(ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_NETWORK_IO_SUSPENDED|ENETUNREACH|ENETDOWN)$/,
    kind: 'host-unreachable',
    message: () => 'This computer is offline.',
    hint: 'Connect to the network or the VPN, then try again.',
    retryable: true,
  },
  {
    codes: /^(ERR_BLOCKED_|ERR_NETWORK_ACCESS_DENIED|ERR_UNSAFE_PORT|ERR_DISALLOWED_)/,
    kind: 'host-unreachable',
    message: (host) => `This computer does not allow the app to reach ${host}.`,
    hint: 'Check the port in the address, or ask your IT to allow this host.',
    retryable: false,
  },
  {
    codes:
      /^(ERR_INVALID_HTTP_RESPONSE|ERR_RESPONSE_HEADERS_|ERR_CONTENT_DECODING_|ERR_INVALID_CHUNKED_|HPE_)/,
    kind: 'contract',
    message: (host) => `${host} gave an answer that is not proper HTTP.`,
    hint: 'Check the address. If it is right, report this to Wych.',
    retryable: false,
  },
  {
    codes:
      /^(ERR_CONNECTION_(RESET|CLOSED|ABORTED)|ERR_EMPTY_RESPONSE|ERR_CONTENT_LENGTH_|ERR_INCOMPLETE_|ERR_SOCKET_|ECONNRESET$|EPIPE$|UND_ERR_SOCKET$|UND_ERR_RES)/,
    kind: 'host-unreachable',
    message: (host) => `The connection to ${host} broke before the whole answer came.`,
    hint: 'Try again. If it stays, check your connection or VPN.',
    retryable: true,
  },
];

const unreachable: Omit<Reason, 'codes'> = {
  kind: 'host-unreachable',
  message: (host) => `${host} cannot be reached.`,
  hint: 'Check the address and your connection, then try again.',
  retryable: true,
};

/** The Failure for what fetch threw. A Failure passes as it is; a cause is not kept, see above. */
export function networkFailure(error: unknown, host: string): FailureError {
  if (error instanceof FailureError) return error;
  const code = codeOf(error);
  if (code === 'UNSENDABLE')
    return fail(
      'invalid-input',
      'A request could not be put together.',
      'Type the client id, secret and API key of this realm again.',
    );
  const reason = (code && reasons.find(({ codes }) => codes.test(code))) || unreachable;
  const suffix = code && /^[A-Z]+_/.test(code) ? ` (${code})` : '';
  return fail(reason.kind, reason.message(host) + suffix, reason.hint, { retryable: reason.retryable });
}

/** The caller's own signal ended it. */
export const cancelled = (): FailureError =>
  fail('cancelled', 'The request was stopped.', 'Start it again if you still need it.');

function codeOf(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (at instanceof DeadlineError) return 'DEADLINE';
    if (/\bredirect/i.test(at.message)) return 'REDIRECT';
    const chromium = /\bnet::(ERR_[A-Z0-9_]+)/.exec(at.message);
    if (chromium?.[1]) return chromium[1];
    if (/^Headers\.|^Invalid header|ByteString/.test(at.message)) return 'UNSENDABLE';
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code)) return code;
  }
  return null;
}
