import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../shared/failure';
import { anna } from '../customers/for-tests';
import { printedBy, TestPrinter } from '../print/printer-for-tests';
import { failureOf, TestChooser } from '../revocation/plan-file/plan-file-for-tests';
import { diskFull, production, sandbox, TestApp } from '../revocation/run/run-for-tests';
import { testFolder } from '../storage/for-tests';
import { AuditPlaces } from './audit-places';
import { type Proof, proofSchema } from './proof-schema';
import { ProofService } from './proof-service';
import { sha256 } from './record';

let app: TestApp;
let folder: ReturnType<typeof testFolder>;
let chooser: TestChooser;
let places: AuditPlaces;
let printer: TestPrinter;
let proofs: ProofService;

beforeEach(() => {
  app = new TestApp();
  folder = testFolder();
  chooser = new TestChooser();
  places = new AuditPlaces(app.audit);
  printer = new TestPrinter();
  // Runs that write to the log that remembers, as the app has it.
  const write = app.audit.append.bind(app.audit);
  let inner = false;
  app.audit.append = async (entry) => {
    if (inner) return write(entry);
    inner = true;
    const place = places.append(entry);
    inner = false;
    return place;
  };
  proofs = new ProofService({
    runs: app.runs,
    evidence: app.evidence,
    places,
    chooser,
    printer,
    audit: app.audit,
    clock: app.clock,
    ...printedBy,
  });
});

/** A run over these, brought to its end. */
async function run(count = 2): Promise<string> {
  const planId = await app.plan(...app.server.add('sandbox', count), ...app.server.add('prod', 1));
  const runId = await app.start(planId, { ticket: 'OPS-1' });
  await app.ended();
  return runId;
}

async function save(order: Parameters<ProofService['save']>[0], name = 'proof.json') {
  chooser.path = join(folder.path, name);
  return proofs.save(order);
}
const saved = (name = 'proof.json'): Proof => proofSchema.parse(JSON.parse(folder.read(name)));

it('names on whose behalf a run was made, as JSON and on paper', async () => {
  const visitId = app.visits.begin('sandbox');
  const runId = await app.start(await app.planIn(visitId, ...app.server.add('sandbox', 1)));
  await app.ended();
  await save({ runId, index: null, format: 'json' });
  expect(saved().run.actingFor).toEqual(anna);
  for (const index of [0, null]) {
    await save({ runId, index, format: 'pdf' }, 'proof.pdf');
    expect(printer.printed.at(-1)).toMatch(/On behalf of.*Canary 0, canary0@example\.com, u0/s);
  }
});

it('names nobody where the client itself revoked', async () => {
  const runId = await run();
  await save({ runId, index: null, format: 'json' });
  expect(saved().run).not.toHaveProperty('actingFor');
  await save({ runId, index: null, format: 'pdf' }, 'proof.pdf');
  expect(printer.printed.at(-1)).not.toContain('On behalf of');
});

describe('the proof of one consent, as JSON', () => {
  it('holds what it was, what was sent and answered, what it is now, why and by whom, and where the log tells of it', async () => {
    const runId = await run();
    expect(await save({ runId, index: 2, format: 'json' })).toEqual({ saved: true, fileName: 'proof.json' });
    const proof = saved();
    const { hash, preparedAt } = {
      hash: app.status.hash,
      preparedAt: app.runs.find(runId).header.plan.preparedAt,
    };
    expect(proof).toMatchObject({
      format: 'wych-consent-inspector/proof',
      version: 1,
      createdAt: '2026-01-05T09:00:00.000Z',
      createdBy: 'anna@desk',
      app: { name: 'Wych Consent Inspector', version: '0.1.0' },
      run: {
        runId,
        planHash: hash,
        reason: 'Asked by customer',
        ticket: 'OPS-1',
        preparedBy: 'anna@desk',
        preparedAt: new Date(preparedAt).toISOString(),
        approvedBy: 'anna@desk',
        state: 'ended',
        total: 3,
        counts: { revoked: 3 },
      },
      count: 1,
    });
    const [item, ...others] = proof.items;
    expect(others).toEqual([]);
    expect(proof.realms[item?.realm ?? -1]).toEqual({
      name: 'Wych NZ',
      environment: 'production',
      loginBaseUrl: production.loginBaseUrl,
      realmName: 'partner',
      apiBaseUrl: production.apiBaseUrl,
      partnerId: null,
      appId: null,
    });
    const record = (status: string) => ({ ...app.server.records.get('prod/c0'), status });
    expect(item).toMatchObject({
      index: 2,
      consentId: 'c0',
      chosen: { status: 'Active', customerId: 'u0', recipient: { id: 'r1', name: 'Moa' } },
      state: 'revoked',
      outcome: { kind: 'revoked', endedAt: '2026-01-05T09:00:00.000Z' },
      evidence: 'kept',
      request: { method: 'DELETE', url: 'https://api.example.com/v4/consents/c0' },
      response: { status: 204, requestId: expect.stringMatching(/^r-\d$/), failure: null },
      verified: { byReadingAgain: true, statement: expect.stringContaining('its status was ‘Revoked’') },
    });
    expect(JSON.parse(item?.before?.raw ?? '')).toEqual(record('Active'));
    expect(JSON.parse(item?.after?.raw ?? '')).toEqual(record('Revoked'));
    expect(item?.before?.sha256).toBe(sha256(item?.before?.raw ?? ''));
    const { intent, outcome } = item?.auditChain ?? {};
    expect(app.audit.entries[(intent?.seq ?? 0) - 1]).toMatchObject({
      kind: 'revocation-intended',
      consentId: 'c0',
      realm: { id: 'prod' },
    });
    expect(app.audit.entries[(outcome?.seq ?? 0) - 1]).toMatchObject({
      kind: 'revocation-outcome',
      consentId: 'c0',
      realm: { id: 'prod' },
    });
  });

  it('names nobody in its name, and the log has no name of a file', async () => {
    const runId = await run();
    await save({ runId, index: 0, format: 'json' }, 'for Canary 0.json');
    expect(chooser.suggested[0]).toMatch(/^revocation-proof-2026-01-05-[0-9a-f]{8}-consent-1\.json$/);
    expect(app.audit.entries.at(-1)).toEqual({
      kind: 'proof-saved',
      runId,
      realm: { id: 'sandbox', name: 'Sandbox', environment: 'sandbox' },
      consentId: 'c0',
      outcome: 'saved',
      details: { format: 'json', consents: 1 },
    });
  });

  it('has neither credentials nor the other consents’ customers', async () => {
    const runId = await run();
    await save({ runId, index: 0, format: 'json' });
    expect(folder.read('proof.json')).not.toMatch(/authorization|bearer|x-api-key|clientId|secret/i);
    expect(folder.read('proof.json')).toContain('Canary 0');
    expect(folder.read('proof.json')).not.toContain('Canary 1');
  });

  it('tells of one that failed why, and claims nothing', async () => {
    app.server.onRevoke = () => ({
      kind: 'refused',
      failure: fail('scope-missing', 'It may not.', 'Ask.').failure,
    });
    const runId = await run();
    await save({ runId, index: 0, format: 'json' });
    expect(saved().items[0]).toMatchObject({
      state: 'failed',
      outcome: {
        kind: 'failed',
        failure: { kind: 'scope-missing', message: expect.stringContaining('It may not.') },
      },
      response: { status: null, failure: 'It may not.' },
      verified: { byReadingAgain: false },
    });
  });

  it('says so when evidence and places are not known any more', async () => {
    const runId = await run();
    app.evidence.kept.clear();
    for (const other of ['x', 'y'])
      await places.append({
        kind: 'revocation-outcome',
        runId: other,
        realm: { id: 'sandbox', name: 'S', environment: 'sandbox' },
        consentId: 'c',
      });
    await save({ runId, index: 0, format: 'json' });
    expect(saved().items[0]).toMatchObject({
      evidence: 'missing',
      before: null,
      request: null,
      response: null,
      after: null,
      verified: { byReadingAgain: true },
      auditChain: { intent: null, outcome: null },
    });
  });
});

describe('the proof of a run', () => {
  it('as JSON has every consent of it, in order', async () => {
    const runId = await run(30);
    await save({ runId, index: null, format: 'json' });
    const proof = saved();
    expect(proof).toMatchObject({ count: 31, run: { total: 31 } });
    expect(proof.items.map(({ index }) => index)).toEqual(Array.from({ length: 31 }, (_, nth) => nth));
    expect(proof.items.map(({ realm }) => proof.realms[realm]?.name)).toEqual([
      ...Array(30).fill('Sandbox'),
      'Wych NZ',
    ]);
    expect(app.audit.entries.at(-1)).toEqual({
      kind: 'proof-saved',
      runId,
      outcome: 'saved',
      details: { format: 'json', consents: 31 },
    });
  });

  it('is about what the run is over: not what had ended before', async () => {
    const ended = app.server.add('sandbox', 1, { status: 'Revoked' });
    const planId = await app.plan(...ended, ...app.server.add('prod', 1));
    const runId = await app.start(planId);
    await app.ended();
    await save({ runId, index: null, format: 'json' });
    expect(saved().items.map(({ index }) => index)).toEqual([1]);
    expect(await failureOf(save({ runId, index: 0, format: 'json' }))).toMatchObject({ kind: 'not-found' });
  });

  it('as PDF is a page printed', async () => {
    const runId = await run();
    expect(await save({ runId, index: null, format: 'pdf' }, 'proof.pdf')).toMatchObject({ saved: true });
    expect(folder.read('proof.pdf')).toBe('%PDF-1.4');
    expect(printer.printed[0]).toContain('3 of 3 consents revoked');
    await save({ runId, index: 0, format: 'pdf' }, 'proof.pdf');
    expect(printer.printed[1]).toContain('Proof of revocation');
    expect(chooser.suggested).toEqual([
      expect.stringMatching(/-run\.pdf$/),
      expect.stringMatching(/-consent-1\.pdf$/),
    ]);
  });
});

describe('no proof', () => {
  it('where none is wanted: nothing is read, written or recorded', async () => {
    const runId = await run();
    const before = app.audit.entries.length;
    expect(await proofs.save({ runId, index: null, format: 'json' })).toEqual({ saved: false });
    expect([folder.files(), app.audit.entries.length]).toEqual([[], before]);
  });

  it('of a run or a consent that is not there, or has no outcome yet', async () => {
    expect(await failureOf(save({ runId: 'none', index: null, format: 'json' }))).toMatchObject({
      kind: 'not-found',
    });
    app.server.onRevoke = () => new Promise(() => {});
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 1)));
    await app.turns();
    expect(await failureOf(save({ runId, index: 0, format: 'pdf' }))).toMatchObject({
      kind: 'conflict',
      retryable: true,
    });
    expect(await failureOf(save({ runId, index: 9, format: 'pdf' }))).toMatchObject({ kind: 'not-found' });
    expect([folder.files(), chooser.suggested]).toEqual([[], []]);
  });

  it('when the log cannot be written, or the page not printed', async () => {
    const runId = await run();
    app.audit.broken = diskFull;
    expect(await failureOf(save({ runId, index: null, format: 'json' }))).toMatchObject({ kind: 'storage' });
    app.audit.broken = null;
    printer.printed.push = () => {
      throw fail('storage', 'The page could not be made.', 'Try again.');
    };
    expect(await failureOf(save({ runId, index: 0, format: 'pdf' }))).toMatchObject({
      message: 'The page could not be made.',
    });
    expect([folder.files(), app.audit.of('proof-saved')]).toEqual([[], []]);
  });
});

/** For the figure: `WYCH_PROOF_ITEMS=10000`, with `--execArgv=--expose-gc` so that it is not garbage that is measured. */
const many = Number(process.env.WYCH_PROOF_ITEMS ?? 300);

it(`${many} consents with 5 kB records go to the disk in bounded memory`, async () => {
  const { sandbox: realm } = { sandbox };
  const raw = JSON.stringify({ id: 'c0', status: 'Active', note: 'x'.repeat(5000) });
  const runId = await run(1);
  const real = app.runs.find(runId);
  const [item] = real.header.plan.items;
  if (!item) throw new Error('no item');
  const plan = {
    ...real.header.plan,
    realms: { sandbox: realm },
    items: Array.from({ length: many }, () => item),
  };
  let most = 0;
  const base = settledHeap();
  const service = new ProofService({
    ...Reflect.get(proofs, 'ports'),
    runs: {
      find: () => ({
        header: { ...real.header, plan, over: [...plan.items.keys()] },
        status: () => real.status(),
        items: { has: () => true, item: (index: number) => ({ ...real.items.item(0), index }) },
      }),
    },
    evidence: {
      get: async (_run: string, index: number) => {
        if (index % 500 === 0) most = Math.max(most, settledHeap() - base);
        const read = { raw: `${raw} ${index}`.slice(0, -String(index).length - 1), readAt: 1 };
        return { before: read, request: null, response: null, after: read };
      },
    },
  });
  chooser.path = join(folder.path, 'run.json');
  await service.save({ runId, index: null, format: 'json' });
  expect(saved('run.json').items).toHaveLength(many);
  if (process.env.WYCH_PROOF_ITEMS)
    process.stdout.write(
      `proof of ${many}: ${(folder.read('run.json').length / 1e6).toFixed(0)} MB on disk, at most ${(most / 1e6).toFixed(1)} MB of heap more\n`,
    );
  expect(most).toBeLessThan(30e6);
}, 120_000);

function settledHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
