/** What leaves the app on paper and as files for others: confirmation (D4), proof (V8), plan file (V7), and the printer that makes the pages. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { proofSchema } from '../src/main/proof/proof-schema';
import type { AuditPage } from '../src/shared/audit';
import type { Drift, PlanReview, RunStatus } from '../src/shared/revocation';
import type { Saved } from '../src/shared/saved';
import { launchPrintProbe, type PrintProbe } from './print-probe/launch';
import { bridgeValue, planFor } from './support/bridge-plan';
import { answerOpen, answerSave, suggestedPath } from './support/files';
import { launchApp } from './support/launch';
import { addRealms, callBridge, expect, hemisConsent, production, testWith } from './support/realms';
import { unlock } from './support/revoking';

const test = testWith({ name: 'sandbox', consents: 5 }, { name: 'production', consents: 5 });
test.setTimeout(120_000);
const { id } = hemisConsent;

/** A4, within a point. */
function expectPdf(bytes: Buffer, pages: number | { atLeast: number }): void {
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.subarray(-6).toString()).toContain('%%EOF');
  const text = bytes.toString('latin1');
  const found = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  if (typeof pages === 'number') expect(found).toBe(pages);
  else expect(found).toBeGreaterThanOrEqual(pages.atLeast);
  const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(text) ?? [];
  expect(Math.abs(Number(width) - 595.3)).toBeLessThan(1.5);
  expect(Math.abs(Number(height) - 841.9)).toBeLessThan(1.5);
}

const auditOf = async (page: Page) => {
  const filter = { text: '', kinds: [], realmId: null, from: null, to: null };
  return (await bridgeValue<AuditPage>(page, 'audit', 'read', { before: null, limit: 200, filter })).records;
};

async function ended(page: Page): Promise<RunStatus> {
  await expect
    .poll(async () => (await bridgeValue<RunStatus>(page, 'runs', 'current')).state, { timeout: 30_000 })
    .toBe('ended');
  return bridgeValue<RunStatus>(page, 'runs', 'current');
}

test.describe('from the app', () => {
  test.beforeEach(({ simulator }) => {
    for (const { consents } of simulator.realms) consents.insert(hemisConsent);
  });

  test('a confirmation of what a consent is now, read again', async ({ start, simulator, profile }) => {
    const { page, electron } = await start();
    const [realmId = ''] = await addRealms(page, simulator);
    const path = join(profile, 'confirmation.pdf');
    const save = () => bridgeValue<Saved>(page, 'consents', 'saveConfirmation', { realmId, consentId: id });

    await answerSave(electron, null);
    expect(await save()).toEqual({ saved: false });
    await answerSave(electron, path);
    const reads = simulator.journal.count({ endpoint: 'consent' });
    expect(await save()).toEqual({ saved: true, fileName: 'confirmation.pdf' });
    expect(simulator.journal.count({ endpoint: 'consent' })).toBe(reads + 1);
    expect(await suggestedPath(electron)).toMatch(/consent-consent-of-hemi-0001-\d{4}-\d\d-\d\d\.pdf$/);
    expectPdf(readFileSync(path), 1);
    expect((await auditOf(page))[0]).toMatchObject({
      kind: 'confirmation-saved',
      consentId: id,
      outcome: 'saved',
    });

    await test.step('not where nothing can be written, nor of what is gone', async () => {
      await answerSave(electron, join(profile, 'no', 'such', 'folder.pdf'));
      const failed = await callBridge(page, 'consents', 'saveConfirmation', { realmId, consentId: id });
      expect(failed).toMatchObject({ ok: false, failure: { kind: 'storage' } });
      const gone = await callBridge(page, 'consents', 'saveConfirmation', { realmId, consentId: 'nobody' });
      expect(gone).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
      expect(readdirSync(profile).filter((name) => name.endsWith('.partial'))).toEqual([]);
    });
  });

  test('the proof of a run and of one consent of it, as JSON and on paper', async ({
    start,
    simulator,
    profile,
  }) => {
    const { page, electron } = await start();
    const [sandboxId = '', productionId = ''] = await addRealms(page, simulator);
    await unlock(page, productionId);
    const plan = await planFor(page, productionId, [id]);
    expect(plan.realms.map(({ name }) => name)).toEqual([production]);
    const { runId } = await bridgeValue<RunStatus>(page, 'runs', 'start', {
      planId: plan.planId,
      reason: 'Asked by the customer\non the phone',
      ticket: 'OPS-1042',
      confirmations: [{ realmId: productionId, typedRealmName: production }],
    });
    expect(await ended(page)).toMatchObject({ counts: { revoked: 1 } });

    const save = async (index: number | null, format: string, name: string) => {
      await answerSave(electron, join(profile, name));
      return bridgeValue<Saved>(page, 'runs', 'saveProof', { runId, index, format });
    };
    expect(await save(0, 'json', 'one.json')).toEqual({ saved: true, fileName: 'one.json' });
    const proof = proofSchema.parse(JSON.parse(readFileSync(join(profile, 'one.json'), 'utf8')));
    const [item] = proof.items;
    expect(proof.run).toMatchObject({ runId, planHash: plan.hash, ticket: 'OPS-1042' });
    expect(proof.realms[item?.realm ?? -1]).toMatchObject({ name: production, environment: 'production' });
    expect(item).toMatchObject({
      consentId: id,
      evidence: 'kept',
      outcome: { kind: 'revoked' },
      request: { method: 'DELETE', url: expect.stringContaining(id) },
      verified: { byReadingAgain: true },
    });
    expect(item?.before?.raw).toContain('Authorised');
    expect(item?.after?.raw).toContain('Revoked');
    const records = await auditOf(page);
    const seqOf = (kind: string) => records.find((record) => record.kind === kind)?.seq;
    expect(item?.auditChain.intent?.seq).toBe(seqOf('revocation-intended'));
    expect(item?.auditChain.outcome?.seq).toBe(seqOf('revocation-outcome'));
    expect(item?.auditChain.outcome?.mac).toMatch(/^[0-9a-f]{64}$/);

    await save(0, 'pdf', 'one.pdf');
    expectPdf(readFileSync(join(profile, 'one.pdf')), { atLeast: 2 });
    await save(null, 'json', 'all.json');
    expect(proofSchema.parse(JSON.parse(readFileSync(join(profile, 'all.json'), 'utf8'))).items).toHaveLength(
      1,
    );
    await save(null, 'pdf', 'all.pdf');
    expectPdf(readFileSync(join(profile, 'all.pdf')), 1);
    expect((await auditOf(page)).filter(({ kind }) => kind === 'proof-saved')).toHaveLength(4);
    expect(await bridgeValue(page, 'audit', 'verify')).toMatchObject({ state: 'intact' });
    // The window is still the only one, and still the app's.
    expect(electron.windows()).toHaveLength(1);
    expect(sandboxId).not.toBe(productionId);
  });

  test('a plan is prepared by one operator and run by another, who sees the same hash and what has changed since', async ({
    start,
    simulator,
    profile,
  }, info) => {
    const path = join(profile, 'plan.json');
    const first = await start();
    const [realmId = ''] = await addRealms(first.page, simulator, ['sandbox']);
    const others = simulator.realm('sandbox').consents;
    others.insert({ ...hemisConsent, id: 'second' });
    others.insert({ ...hemisConsent, id: 'third' });
    const { planId } = await planFor(first.page, realmId, [id, 'second', 'third']);
    await answerSave(first.electron, path);
    const order = { planId, reason: 'Court order', ticket: 'OPS-7' };
    expect(await bridgeValue(first.page, 'plans', 'exportFile', order)).toMatchObject({
      saved: true,
      fileName: 'plan.json',
    });
    const [suggested] = (await suggestedPath(first.electron)).match(/[0-9a-f]{8}(?=\.json$)/) ?? [];
    const text = readFileSync(path, 'utf8');
    expect(text).not.toMatch(/Tāmihana|example\.nz/);
    expect(text).not.toContain(realmId);

    // Another computer: a profile of its own, where the same realm has another id.
    const second = await launchApp({ profile: info.outputPath('profile') });
    try {
      const { page, electron } = second;
      await answerOpen(electron, path);
      expect(await callBridge(page, 'plans', 'openFile')).toMatchObject({
        ok: false,
        failure: { kind: 'conflict', message: expect.stringContaining('not among your realms') },
      });
      const [hereId = ''] = await addRealms(page, simulator, ['sandbox']);
      expect(hereId).not.toBe(realmId);

      await test.step('an edited one is refused', async () => {
        const edited = info.outputPath('edited.json');
        writeFileSync(edited, text.replace('Court order', 'Another one'));
        await answerOpen(electron, edited);
        expect(await callBridge(page, 'plans', 'openFile')).toMatchObject({
          ok: false,
          failure: { kind: 'invalid-input', message: expect.stringContaining('does not match its hash') },
        });
      });

      await answerOpen(electron, path);
      const review = await bridgeValue<PlanReview>(page, 'plans', 'openFile');
      expect(review).toMatchObject({ planId, count: 3, file: { reason: 'Court order', ticket: 'OPS-7' } });
      expect(review.hash.slice(0, 8)).toBe(suggested);
      expect(review.hash).toBe((JSON.parse(text) as { hash: string }).hash);
      expect((await auditOf(first.page))[0]).toMatchObject({
        kind: 'plan-exported',
        details: { hash: review.hash },
      });
      expect((await auditOf(page))[0]).toMatchObject({ kind: 'plan-opened', details: { hash: review.hash } });

      others.revoke('second', { at: Date.now(), by: 'customer', reason: 'in the app' });
      others.replace('third', { ...hemisConsent, id: 'third', permissions: ['ReadPAN'] });
      const drift = await bridgeValue<Drift>(page, 'plans', 'checkDrift', { planId });
      expect(drift).toMatchObject({ state: 'complete', same: 1, ended: 1, changed: 1 });

      await bridgeValue(page, 'runs', 'start', {
        planId,
        reason: 'Court order',
        ticket: 'OPS-7',
        confirmations: [],
      });
      expect(await ended(page)).toMatchObject({
        hash: review.hash,
        counts: { revoked: 1, 'already-ended': 1, changed: 1 },
      });
      expect(others.statusOf(id)).toBe('Revoked');
      expect(others.statusOf('third')).toBe('Authorised');
      expect(simulator.journal.count({ method: 'DELETE' })).toBe(1);
      expect(await callBridge(page, 'plans', 'openFile')).toMatchObject({
        ok: false,
        failure: { kind: 'conflict' },
      });
    } finally {
      await second.electron.close();
    }
    expect(existsSync(path)).toBe(true);
  });
});

test.describe('the printer', () => {
  let probe: PrintProbe;
  let server: Server;
  const hits: string[] = [];
  test.beforeAll(async () => {
    server = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end('hit');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    probe = await launchPrintProbe();
  });
  test.afterAll(async () => {
    await probe.close();
    server.close();
  });

  test('a page that nobody escaped reaches nothing and runs nothing', async () => {
    const evil = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { pdf } = await probe.print(`<!doctype html><title>quiet</title>
<meta http-equiv="refresh" content="0;url=${evil}/refresh"><link rel="stylesheet" href="${evil}/css"><base href="${evil}/">
<script>document.title = 'ran'; console.log('ran'); fetch('${evil}/fetch'); window.open('${evil}/open'); location = '${evil}/location'</script>
<script src="${evil}/script"></script><img src="${evil}/img" onerror="document.title='ran'"><svg onload="document.title='ran'"></svg>
<iframe src="${evil}/frame"></iframe><iframe srcdoc="<script>top.document.title='ran'</script>"></iframe><object data="${evil}/object"></object>
<video src="${evil}/video" autoplay></video><form action="${evil}/form"><input autofocus onfocus="this.form.submit()"></form>
<style>@import url(${evil}/import); body { background: url(${evil}/background) } @font-face { font-family: x; src: url(${evil}/font) } p { font-family: x }</style>
<p>Still printed</p>`);
    expectPdf(pdf ?? Buffer.alloc(0), { atLeast: 1 });
    expect(await probe.left()).toEqual({
      heard: ['at wych-print', 'title quiet'],
      windows: 0,
      stored: null,
      cookies: 0,
    });
    expect(hits).toEqual([]);
  });

  test('a page larger than any data: address may be', async () => {
    const { pdf } = await probe.print(`<!doctype html><p style="font-size:2px">${'word '.repeat(450_000)}`);
    expectPdf(pdf ?? Buffer.alloc(0), { atLeast: 2 });
  });

  test('what takes too long, or dies, is told, and leaves nothing', async () => {
    const late = await probe.print('<p>late', true);
    expect(late).toMatchObject({ pdf: null, failure: { kind: 'storage', retryable: true } });
    expect(late.cause).toContain('the time is over');
    await probe.crashNext(true);
    const dead = await probe.print('<p>dead');
    expect(dead).toMatchObject({ pdf: null, failure: { kind: 'storage' } });
    expect(dead.cause).not.toContain('the time is over');
    await probe.crashNext(false);
    expect((await probe.left()).windows).toBe(0);
    expectPdf((await probe.print('<p>alive')).pdf ?? Buffer.alloc(0), 1);
  });
});
