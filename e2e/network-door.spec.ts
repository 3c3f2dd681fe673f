/** The promises of the network door (#24, #28) in real Electron, and beside each what Electron does without it. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { fault, type Simulator, sandboxRealm, startSimulator, startTrap, type Trap } from '../src/simulator';
import { buildProbe, launchProbe, type Probe } from './network-door/launch-probe';
import { type CountingServer, droppingServer, temptingServer } from './network-door/servers';
import { startForwardProxy } from './support/proxy-forward';

const canary = 'CANARY-4711-door';
const secretHeaders = { 'x-api-key': canary, authorization: `Bearer ${canary}` };
const writes = ['POST', 'DELETE'] as const;

/** One probe serves every test that leaves it as it was; a test that does not takes `own`. */
const test = base.extend<
  { own: Probe; simulator: Simulator; trap: Trap; dropping: CountingServer },
  { directory: string; probe: Probe }
>({
  directory: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const directory = await buildProbe();
      await use(directory);
      rmSync(directory, { recursive: true });
    },
    { scope: 'worker' },
  ],
  probe: [
    async ({ directory }, use) => {
      const probe = await launchProbe(directory);
      await use(probe);
      await probe.close();
    },
    { scope: 'worker' },
  ],
  own: async ({ directory }, use) => {
    const probe = await launchProbe(directory);
    await use(probe);
    await probe.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  simulator: async ({}, use) => {
    const simulator = await startSimulator({ realms: [sandboxRealm({ consents: 3 })] });
    await use(simulator);
    await simulator.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  trap: async ({}, use) => {
    const trap = await startTrap();
    await use(trap);
    await trap.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  dropping: async ({}, use) => {
    const server = await droppingServer();
    await use(server);
    server.close();
  },
});

test.describe.configure({ mode: 'default' }); // One worker, so one build.

test.describe('a write is sent once, though kept-alive connections are dropped (#28)', () => {
  const turns = ({ journal }: Simulator) =>
    journal.entries().map(({ method, turnOnConnection }) => `${method} ${turnOnConnection}`);
  const urlOf = ({ apiBaseUrl }: Simulator) => `${apiBaseUrl}/consents`;

  test('Electron as it comes sends it twice', async ({ own, simulator }) => {
    simulator.faults.add({ fault: fault.dropOnReuse() });
    for (const method of writes) {
      simulator.journal.clear();
      await own.fetch({ method: 'GET', url: urlOf(simulator) });
      await own.fetch({ method, url: urlOf(simulator) });
      expect(turns(simulator).filter((turn) => turn.startsWith(method))).toEqual([
        `${method} 2`,
        `${method} 1`,
      ]);
    }
  });

  test('over HTTP/1.1, one after another and many at once', async ({ probe, simulator }) => {
    simulator.faults.add({ fault: fault.dropOnReuse() });
    for (const method of writes) {
      simulator.journal.clear();
      for (let call = 0; call < 6; call++)
        expect(await probe.send({ method, url: urlOf(simulator) })).toMatchObject({ status: 403 });
      await Promise.all(Array.from({ length: 20 }, () => probe.send({ method, url: urlOf(simulator) })));
      expect(turns(simulator)).toEqual(Array(26).fill(`${method} 1`));
    }
  });

  test('over TLS, with a server that offers HTTP/2', async ({ own, dropping }) => {
    await own.trustAnyCertificate();
    for (const method of writes) {
      for (let call = 0; call < 6; call++) {
        dropping.hits.length = 0;
        expect(await own.send({ method, url: `${dropping.url}/once` })).toMatchObject({ status: 200 });
        expect(dropping.hits).toEqual([{ method, path: '/once', httpVersion: '1.1', turn: 1 }]);
      }
    }
  });

  test('over TLS Electron as it comes uses HTTP/2 and sends it twice', async ({ directory, dropping }) => {
    const plain = await launchProbe(directory, '--defaults');
    await plain.trustAnyCertificate();
    await plain.fetch({ method: 'GET', url: dropping.url });
    await plain.fetch({ method: 'DELETE', url: dropping.url });
    await plain.close();
    expect(dropping.hits.map(({ method, httpVersion, turn }) => `${method} ${httpVersion} ${turn}`)).toEqual([
      'GET 2.0 1',
      'DELETE 2.0 2',
      'DELETE 2.0 1',
    ]);
  });

  test('and not again when the first connection is dropped before the answer', async ({ own, dropping }) => {
    await own.trustAnyCertificate();
    for (const method of writes) {
      dropping.hits.length = 0;
      const { failure } = await own.send({ method, url: `${dropping.url}/drop` });
      expect(failure?.kind).toBe('host-unreachable');
      expect(dropping.hits).toHaveLength(1);
    }
  });

  test('through a proxy that wants to know who asks', async ({ own, dropping }) => {
    const account = { user: 'anna', password: canary };
    const forward = await startForwardProxy(['once.bank.test']);
    forward.account = account;
    await own.trustAnyCertificate();
    await own.setProxy(forward.url);
    await own.tellProxy(account);
    const url = `https://once.bank.test:${new URL(dropping.url).port}`;
    for (const method of writes) {
      for (let call = 0; call < 20; call++) {
        dropping.hits.length = 0;
        expect(await own.send({ method, url: `${url}/once` })).toMatchObject({ status: 200 });
        expect(dropping.hits).toEqual([{ method, path: '/once', httpVersion: '1.1', turn: 1 }]);
      }
      dropping.hits.length = 0;
      expect((await own.send({ method, url: `${url}/drop` })).failure?.kind).toBe('host-unreachable');
      expect(dropping.hits).toHaveLength(1);
    }
    await forward.close();
  });

  test('while a read is repeated in silence', async ({ probe, simulator }) => {
    simulator.faults.add({ fault: fault.dropOnReuse() });
    for (let call = 0; call < 3; call++)
      expect(await probe.send({ method: 'GET', url: urlOf(simulator) })).toMatchObject({ status: 403 });
  });
});

test.describe('credentials stay with their origin (#24)', () => {
  test('Electron as it comes carries them along', async ({ own, simulator, trap }) => {
    simulator.faults.add({ fault: fault.redirect(302, `${trap.origin}/stolen`) });
    await own.fetch({ method: 'GET', url: simulator.apiBaseUrl, headers: secretHeaders });
    expect(trap.requests[0]?.headers).toMatchObject(secretHeaders);
  });

  for (const code of [301, 302, 303, 307, 308] as const)
    test(`a redirect with ${code} is not followed`, async ({ probe, simulator, trap }) => {
      simulator.faults.add({ fault: fault.redirect(code, `${trap.origin}/stolen`) });
      for (const method of ['GET', ...writes] as const) {
        const { failure } = await probe.send({ method, url: simulator.apiBaseUrl, headers: secretHeaders });
        expect(failure?.kind).toBe('redirected');
      }
      expect(trap.requests).toEqual([]);
    });

  test('another origin is not called at all', async ({ probe, simulator, trap }) => {
    const { failure } = await probe.send({ method: 'GET', url: trap.origin, origin: simulator.apiBaseUrl });
    expect(failure?.kind).toBe('foreign-endpoint');
    expect(trap.requests).toEqual([]);
  });
});

test('nothing is cached, no cookie kept and nothing written to disk (#24)', async ({ own }) => {
  const tempting = await temptingServer(canary);
  for (const bearer of ['one', 'one', 'two']) {
    const headers = { authorization: bearer };
    for (const method of ['GET', ...writes] as const)
      expect(await own.send({ method, url: tempting.url, headers })).toMatchObject({
        body: `${canary} for ${bearer}`,
      });
  }
  tempting.close();
  expect(tempting.hits).toHaveLength(9);
  expect(tempting.cookies).toEqual([]);
  expect(await own.inspect()).toEqual({ cookies: 0, storedOnDisk: 0 });
  await own.quit();
  expect(filesWith(canary, own.profile)).toEqual([]);
});

test('the default session of Electron does cache, keep cookies and write', async ({ own }) => {
  const tempting = await temptingServer(canary);
  for (const authorization of ['one', 'two']) {
    const answer = await own.fetch({ method: 'GET', url: tempting.url, headers: { authorization } });
    expect(answer.body).toBe(`${canary} for one`);
  }
  tempting.close();
  expect(tempting.hits).toHaveLength(1);
  await own.quit();
  expect(filesWith(canary, own.profile)).not.toEqual([]);
});

test.describe('what went wrong is told in words', () => {
  test('a certificate that is not trusted, before anything is sent', async ({ probe, dropping }) => {
    const { failure } = await probe.send({ method: 'POST', url: dropping.url, headers: secretHeaders });
    expect(failure).toMatchObject({
      kind: 'certificate',
      message: expect.stringContaining('ERR_CERT_AUTHORITY_INVALID'),
    });
    expect(dropping.hits).toEqual([]);
  });

  for (const [what, url, kind] of [
    ['a host that does not exist', 'https://login.wych.invalid/', 'host-unreachable'],
    ['a port where nobody listens', 'http://127.0.0.1:1999/', 'host-unreachable'],
    ['a port that Chromium blocks', 'http://127.0.0.1:25/', 'host-unreachable'],
  ] as const)
    test(what, async ({ probe }) => {
      expect((await probe.send({ method: 'GET', url })).failure?.kind).toBe(kind);
    });

  test('a proxy that is down', async ({ own }) => {
    await own.setProxy('http://127.0.0.1:1998');
    for (const method of ['GET', 'POST'] as const)
      expect((await own.send({ method, url: 'https://login.wych.invalid/' })).failure).toMatchObject({
        kind: 'proxy',
      });
  });

  test('a header that cannot be sent, without quoting it', async ({ probe, trap }) => {
    const answer = await probe.send({
      method: 'GET',
      url: trap.origin,
      headers: { 'x-api-key': `${canary}\n${canary}` },
    });
    expect(answer.failure?.kind).toBe('invalid-input');
    expect(JSON.stringify(answer)).not.toContain(canary);
  });
});

function filesWith(text: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}
