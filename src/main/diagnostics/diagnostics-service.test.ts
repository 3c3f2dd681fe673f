import { describe, expect, it } from 'vitest';
import { diagnosticsSchema } from '../../shared/diagnostics';
import { failureOf } from '../revocation/plan-file/plan-file-for-tests';
import { diskFull } from '../revocation/run/run-for-tests';
import { madeAt, testDiagnostics } from './for-tests';

describe('preparing', () => {
  it('shows a text that fits the contract and reads as JSON', async () => {
    const { service } = testDiagnostics();
    const shown = await service.prepare();
    expect(diagnosticsSchema.parse(shown)).toMatchObject({ bundleId: 'bundle-1', madeAt });
    expect(JSON.parse(shown.text)).toMatchObject({ format: 'wych-inspector-diagnostics', version: 1 });
    expect(shown.text.endsWith('}\n')).toBe(true);
  });

  it('shows nothing when the redactor finds a secret in the whole, and what was shown before is gone', async () => {
    const { withRedactor } = testDiagnostics();
    let isLeaking = false;
    const service = withRedactor({
      // Finds it in the whole text alone, where no part of it gave it away.
      text: (text) => (isLeaking && text.length > 500 ? text.replace('kwallet', '‹token›') : text),
    });
    const { bundleId } = await service.prepare();
    isLeaking = true;
    expect(await failureOf(service.prepare())).toMatchObject({
      kind: 'bug',
      message: expect.stringContaining('not shown'),
    });
    expect(await failureOf(service.save({ bundleId }))).toMatchObject({ kind: 'not-found' });
  });
});

describe('saving', () => {
  it('saves what was shown, to the character, and records that', async () => {
    const { service, folder, audit, chooser } = testDiagnostics();
    const { bundleId, text } = await service.prepare();
    expect(await service.save({ bundleId })).toEqual({ saved: true, fileName: 'diagnostics.json' });
    expect(folder.read('diagnostics.json')).toBe(text);
    expect(chooser.suggested).toEqual(['wych-diagnostics-2026-03-12-0930.json']);
    expect(audit.entries).toEqual([
      { kind: 'diagnostics-saved', outcome: 'saved', details: { bytes: Buffer.byteLength(text) } },
    ]);
  });

  it('saves the one that was shown last, and no other', async () => {
    const { service, folder } = testDiagnostics();
    const first = await service.prepare();
    const second = await service.prepare();
    expect(await failureOf(service.save(first))).toMatchObject({ kind: 'not-found' });
    expect(folder.files()).toEqual([]);
    expect(await service.save(second)).toMatchObject({ saved: true });
  });

  it('leaves no file when no place is chosen, or the log cannot be written', async () => {
    const { service, folder, audit, chooser } = testDiagnostics();
    const shown = await service.prepare();
    audit.broken = diskFull;
    expect(await failureOf(service.save(shown))).toMatchObject({ kind: 'storage' });
    chooser.path = null;
    expect(await service.save(shown)).toEqual({ saved: false });
    expect([folder.files(), audit.entries]).toEqual([[], []]);
  });
});
