import { join, resolve, sep } from 'node:path';

const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * The file of the bundle that an app:// address names, or null for anything else (#3). An allow list of plain segments, so that dots,
 * back slashes, NUL and percent-encoding in any number of layers have nothing to hold on to.
 */
export function bundlePath(address: string, root: string, origin: string): string | null {
  if (address.length > 1024 || !address.startsWith(`${origin}/`)) return null;
  const path = address.slice(origin.length + 1).replace(/[?#].*$/, '') || 'index.html';
  const segments = path.split('/');
  if (!segments.every((part) => segment.test(part))) return null;
  const file = resolve(join(root, ...segments));
  return file.startsWith(resolve(root) + sep) ? file : null;
}
