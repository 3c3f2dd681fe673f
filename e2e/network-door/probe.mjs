// A small Electron app around the real network door, driven by network-door.spec.ts through `globalThis.probe`.
// With --defaults it is Electron as it comes, to show what the door is there for.
import { app, session } from 'electron';
import { systemClock } from '../../src/main/clock';
import { FetchDoor } from '../../src/main/wych/network-door';
import { DoorSessions, keepWritesSingle } from '../../src/main/wych/network-door-session';
import { toFailure } from '../../src/shared/failure';

const defaults = process.argv.includes('--defaults');
if (!defaults) keepWritesSingle(app.commandLine);

/** A proxy that asks is told this, as often as it asks. */
let account = null;
const logins = { begin: () => ({ credentials: async () => account }) };

/** Not awaited here: a top-level await on it never ends. */
const ready = app.whenReady().then(async () => {
  const sessions = new DoorSessions(logins);
  const door = new FetchDoor({
    transport: sessions.transport(),
    clock: systemClock,
    allowsLoopbackHttp: () => true,
  });
  return { door, sessions: defaults ? [session.defaultSession] : await sessions.all() };
});

globalThis.probe = {
  /** Through the door: the answer, or the Failure as it would cross the bridge. */
  async send(call) {
    const { door } = await ready;
    return door.send({ realmId: 'probe', headers: {}, origin: call.url, timeout: 10_000, ...call }).then(
      ({ status, body }) => ({ status, body }),
      (error) => ({ failure: toFailure(error) }),
    );
  },

  /** Past the door, with Electron's defaults. */
  async fetch({ url, ...init }) {
    await ready;
    const response = await session.defaultSession.fetch(url, init);
    return { status: response.status, body: await response.text() };
  },

  /** From here on any certificate will do. */
  async trustAnyCertificate() {
    for (const each of (await ready).sessions) each.setCertificateVerifyProc((_, decide) => decide(0));
  },

  async setProxy(proxyRules) {
    for (const each of (await ready).sessions) await each.setProxy({ mode: 'fixed_servers', proxyRules });
  },

  tellProxy(credentials) {
    account = credentials;
  },

  async inspect() {
    const { sessions } = await ready;
    const cookies = await Promise.all(sessions.map((each) => each.cookies.get({})));
    return {
      cookies: cookies.flat().length,
      storedOnDisk: sessions.filter((each) => each.storagePath !== null).length,
    };
  },
};
