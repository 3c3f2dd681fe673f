/** The window's pages come from `app://inspector/`, never from file://, with the policy that forbids them everything but themselves. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol } from 'electron';
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

/** Before `ready`: Electron accepts a scheme's privileges only then. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** After `ready`. `root` is the folder of the built window. */
export function serveApp(root: string): void {
  protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? bundlePath(request.url, root, appOrigin) : null;
    const type = file && types[extname(file)];
    if (!file || !type) return new Response(null, { status: 400 });
    const body = await readFile(file).catch(() => null);
    if (!body) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    });
  });
}
