/** Hosts the app may open in the browser, compared whole: a suffix test would let evilwych.io in (#6). */
const hosts = new Set(['www.wych.io', 'docs.wych.io']);

/** Whether an address may be given to the system's browser. Never asked for an address out of a consent: the window renders none as a link. */
export function mayOpenExternally(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === 'https:' &&
    hosts.has(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  );
}
