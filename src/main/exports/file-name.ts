import type { ExportFormat } from '../../shared/export';

/**
 * What an export is called unless the operator says otherwise, e.g. `consents-Kiwi-Sandbox-2026-11-22.csv`: letters and digits alone, which
 * every file system takes. A realm whose name has none is told by what it is.
 */
export function suggestedName(
  realms: readonly { readonly name: string; readonly environment: string }[],
  format: ExportFormat,
  now: number,
): string {
  const [first] = realms;
  const whose =
    realms.length === 1 && first ? safe(first.name) || first.environment : `${realms.length}-realms`;
  return `consents-${whose}-${dayOf(now)}.${format}`;
}

/** Composed, so that a system that decomposes names shows the same; short enough for any prefix and suffix. */
const safe = (name: string): string =>
  [...name.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')]
    .slice(0, 40)
    .join('')
    .replace(/^-+|-+$/g, '');

/** The operator's day, as their calendar has it. */
function dayOf(now: number): string {
  const date = new Date(now);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
