import { join } from 'node:path';
import { expect, it } from 'vitest';
import { failureOf } from '../revocation/plan-file/plan-file-for-tests';
import { diskFull, MemoryAudit } from '../revocation/run/run-for-tests';
import { testFolder } from '../storage/for-tests';
import { profileFor } from '../wych/network-door-testing';
import { callOf, everything, observed } from './for-tests';
import { HarExport } from './har-export';
import { harSchema } from './har-format-for-tests';

const profile = profileFor({ loginBaseUrl: 'https://login.test', apiBaseUrl: 'https://api.test' });

function desk(name: string | null = 'calls.har') {
  const folder = testFolder();
  const activity = observed();
  const audit = new MemoryAudit();
  const har = new HarExport({
    ...activity,
    audit,
    realms: { profiles: [profile] },
    chooser: { save: async () => name && join(folder.path, name), open: async () => null },
    creator: { name: 'Wych', version: '1.0.0' },
  });
  const archive = () => harSchema.parse(JSON.parse(folder.read('calls.har'))).log;
  return { ...activity, folder, audit, har, archive };
}

/** One of each that can come of a call. */
function callDay({ observe, exchange, wait }: ReturnType<typeof desk>): void {
  exchange(
    callOf({
      kind: 'token',
      method: 'POST',
      url: 'https://login.test/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'client_id=desk&client_secret=hush-hush-hush',
    }),
    { body: '{"access_token":"the-token-itself","expires_in":900}' },
  );
  const watch = observe(callOf({ url: 'https://api.test/v4/consents?page=1&email=ana%40example.test' }));
  wait(3);
  watch.sent();
  wait(20);
  watch.failed('timeout');
  exchange(callOf({ kind: 'revoke', method: 'DELETE' }), {
    status: 400,
    headers: { 'content-type': 'text/html' },
    body: '<b>no</b>',
  });
  exchange(callOf({ kind: 'consent' }), {
    headers: { 'set-cookie': 'a=b', 'x-request-id': 'r-1' },
    body: '{"id":"c-1","user":{"name":"Ana Ria","email":"ana@example.test"},"status":"Active"}',
    requestId: 'r-1',
  });
  observe(callOf());
}

it('is an HTTP archive 1.2 of what the filter lets through, oldest first', async () => {
  const it = desk();
  callDay(it);
  expect(await it.har.save(everything)).toEqual({ saved: true, fileName: 'calls.har' });
  const { entries, creator } = it.archive();
  expect(creator).toEqual({ name: 'Wych', version: '1.0.0' });
  expect(entries.map(({ request, response }) => [request.method, response.status])).toEqual([
    ['POST', 200],
    ['GET', 0],
    ['DELETE', 400],
    ['GET', 200],
    ['GET', 0],
  ]);
  expect(entries[0]).toMatchObject({ _realm: profile.name, _kind: 'token', _attempt: '1 of 1' });
  expect(entries[1]).toMatchObject({ time: 3, timings: { blocked: 3 }, comment: 'No whole answer: timeout' });
  expect(entries[2]?.response.content).toMatchObject({ comment: expect.stringContaining('text/html') });
  await it.har.save({ ...everything, kinds: ['revoke'] });
  expect(it.archive().entries).toHaveLength(1);
});

it('holds no secret, no token and nobody’s name', async () => {
  const it = desk();
  callDay(it);
  await it.har.save(everything);
  const text = it.folder.read('calls.har');
  for (const secret of ['hush-hush', 'the-token', 'Ana', 'ana@', 'ana%40', 'a=b'])
    expect(text).not.toContain(secret);
  for (const shown of ['‹client-secret›', '‹token›', '‹personal›', 'c-1', 'Active'])
    expect(text).toContain(shown);
});

it('is in the audit log with how many calls are in it', async () => {
  const it = desk();
  callDay(it);
  await it.har.save({ ...everything, states: ['answered'] });
  expect(it.audit.entries).toEqual([{ kind: 'activity-exported', outcome: 'saved', details: { calls: 2 } }]);
});

it('is not there when the log cannot be written, or when the operator wants none', async () => {
  const broken = desk();
  broken.audit.broken = diskFull;
  expect(await failureOf(broken.har.save(everything))).toMatchObject({ kind: 'storage' });
  expect(broken.folder.files()).toEqual([]);
  expect(await desk(null).har.save(everything)).toEqual({ saved: false });
});

it('is written whole however long it is', async () => {
  const it = desk();
  for (let nth = 0; nth < 2000; nth++)
    it.exchange(callOf({ url: `https://api.test/v4/consents?page=${nth}` }), {});
  await it.har.save(everything);
  const { entries } = it.archive();
  expect(entries.map(({ request }) => Number(request.queryString[0]?.value))).toEqual(
    Array.from({ length: 2000 }, (_, nth) => nth),
  );
});
