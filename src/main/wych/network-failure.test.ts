import { describe, expect, it } from 'vitest';
import { networkFailure } from './network-failure';

/** As Electron 33 words them. */
const chromium = (code: string) => new Error(`net::${code}`);
/** As undici does: the cause has the code. */
const node = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('some words'), { code }) });

describe('networkFailure', () => {
  it.each([
    ['ERR_NAME_NOT_RESOLVED', 'host-unreachable', /typo/],
    ['ERR_INTERNET_DISCONNECTED', 'host-unreachable', /offline/],
    ['ERR_CONNECTION_REFUSED', 'host-unreachable', /cannot be reached/],
    ['ERR_CONNECTION_RESET', 'host-unreachable', /broke/],
    ['ERR_EMPTY_RESPONSE', 'host-unreachable', /broke/],
    ['ERR_UNSAFE_PORT', 'host-unreachable', /port/],
    ['ERR_CONNECTION_TIMED_OUT', 'timeout', /in time/],
    ['ERR_PROXY_CONNECTION_FAILED', 'proxy', /cannot be reached.*Settings, Network/],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'proxy', /IT to allow this host/],
    ['ERR_PROXY_CERTIFICATE_INVALID', 'proxy', /proxy.*trusted certificates/],
    ['ERR_MANDATORY_PROXY_CONFIGURATION_FAILED', 'proxy', /PAC file.*cannot be read/],
    ['ERR_UNSUPPORTED_AUTH_SCHEME', 'proxy', /proxy/],
    ['ERR_CERT_AUTHORITY_INVALID', 'certificate', /trusted certificates, then start the app again/],
    ['ERR_CERT_COMMON_NAME_INVALID', 'certificate', /another name/],
    ['ERR_CERT_DATE_INVALID', 'certificate', /date and time/],
    ['ERR_SSL_PROTOCOL_ERROR', 'certificate', /trusted/],
    ['ERR_TOO_MANY_REDIRECTS', 'redirected', /final address/],
    ['ERR_INVALID_HTTP_RESPONSE', 'contract', /proper HTTP/],
    ['ERR_SOMETHING_NEW', 'host-unreachable', /ERR_SOMETHING_NEW/],
  ])("tells Chromium's %s as %s", (code, kind, words) => {
    const { failure } = networkFailure(chromium(code), 'api.wych.io');
    expect(failure.kind).toBe(kind);
    expect(`${failure.message} ${failure.hint}`).toMatch(words);
  });

  it.each([
    ['ENOTFOUND', 'host-unreachable'],
    ['EAI_AGAIN', 'host-unreachable'],
    ['ECONNREFUSED', 'host-unreachable'],
    ['ECONNRESET', 'host-unreachable'],
    ['UND_ERR_SOCKET', 'host-unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
    ['HPE_INVALID_CONSTANT', 'contract'],
  ])("tells Node's %s as %s", (code, kind) => {
    expect(networkFailure(node(code), 'api.wych.io').failure.kind).toBe(kind);
  });

  it.each(["Attempted to redirect, but redirect policy was 'error'", 'unexpected redirect'])(
    'knows a refused redirect by %j',
    (words) => {
      expect(
        networkFailure(new TypeError('fetch failed', { cause: new Error(words) }), 'h').failure.kind,
      ).toBe('redirected');
    },
  );

  it.each([
    new TypeError('Headers.append: "CANARY" is an invalid header value.'),
    new TypeError('fetch failed', { cause: Object.assign(new Error('CANARY'), { code: 'CANARY' }) }),
    'CANARY',
    { toString: () => 'CANARY' },
  ])('never quotes what was thrown', (thrown) => {
    const error = networkFailure(thrown, 'h');
    expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain('CANARY');
  });
});
