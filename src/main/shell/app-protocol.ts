/**
 * The window's pages come from `app://inspector/`, never from file://, with the policy that forbids them everything but themselves.
 *
 * Not with `protocol.handle`: it answers with a `Response`, and the first of those loads Node's whole fetch library (HTTP/2, TLS, …) right
 * between the window and its first page, 60 to 120 ms on a small machine. The older call streams the file itself.
 */
import { extname } from 'node:path';
import { type ProtocolResponse, protocol } from 'electron';
import { bundlePath } from './bundle-path';

export const appOrigin = 'app://inspector';

/**
 * No `connect-src`: the window cannot reach any network. Nothing inline, styles neither: the theme is a constructed style sheet, and what
 * is positioned at run time is positioned through the CSSOM.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Chromium's net::ERR_ACCESS_DENIED. A file that is missing is an error of Chromium's own. */
const denied = -10;

/** Before `ready`: Electron accepts a scheme's privileges only then. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** After `ready`. `root` is the folder of the built window. */
export function serveApp(root: string): void {
  protocol.registerFileProtocol('app', ({ method, url }, respond) => respond(answer(method, url, root)));
}

function answer(method: string, url: string, root: string): ProtocolResponse {
  const path = method === 'GET' ? bundlePath(url, root, appOrigin) : null;
  const type = path && types[extname(path)];
  if (!path || !type) return { error: denied };
  return {
    path,
    headers: {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  };
}
