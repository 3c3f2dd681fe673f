import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { fail } from '../../shared/failure';
import { ConsentReader } from '../consents/consent-reader';
import { anna, TestVisits } from '../customers/for-tests';
import { OwnConsents } from '../customers/own-consents';
import { failureOf, TestChooser } from '../revocation/plan-file/plan-file-for-tests';
import { diskFull, sandbox, TestApp } from '../revocation/run/run-for-tests';
import { testFolder } from '../storage/for-tests';
import { ConfirmationService } from './confirmation-service';
import { printedBy, TestPrinter } from './printer-for-tests';

let app: TestApp;
let folder: ReturnType<typeof testFolder>;
let chooser: TestChooser;
let printer: TestPrinter;
let ready: string[];
let visits: TestVisits;
let confirmations: ConfirmationService;
const ref = { realmId: 'sandbox', consentId: 'c0' };

beforeEach(() => {
  app = new TestApp();
  app.server.add('sandbox', 1);
  folder = testFolder();
  chooser = new TestChooser();
  chooser.path = join(folder.path, 'confirmation.pdf');
  printer = new TestPrinter();
  ready = [];
  visits = new TestVisits();
  const reader = new ConsentReader({
    api: new OwnConsents(app.server),
    realms: {
      get: (realmId) => {
        if (realmId !== 'sandbox')
          throw fail('not-found', 'This realm is no longer there.', 'Choose another.');
        return sandbox;
      },
    },
    ready: async (realmId) => void ready.push(realmId),
    visits,
  });
  confirmations = new ConfirmationService({
    reader,
    chooser,
    printer,
    audit: app.audit,
    clock: app.clock,
    ...printedBy,
  });
});

it('reads the consent again, prints what it is now, and records that it was saved', async () => {
  expect(await confirmations.save(ref)).toEqual({ saved: true, fileName: 'confirmation.pdf' });
  expect(app.server.read).toEqual(['sandbox/c0']);
  expect(ready).toEqual(['sandbox']);
  expect(printer.printed[0]).toContain('Canary 0');
  expect(folder.read('confirmation.pdf')).toBe('%PDF-1.4');
  expect(app.audit.entries).toEqual([
    {
      kind: 'confirmation-saved',
      realm: { id: 'sandbox', name: 'Sandbox', environment: 'sandbox' },
      consentId: 'c0',
      outcome: 'saved',
      details: { status: 'Active' },
    },
  ]);
  expect(JSON.stringify(app.audit.entries)).not.toMatch(/canary/i);
});

it('reads it in the context of the visit, and says on whose behalf', async () => {
  const visitId = visits.begin('sandbox');
  await confirmations.save({ ...ref, visitId });
  expect(app.server.subjects).toEqual([anna.id]);
  expect(printer.printed[0]).toMatch(/On behalf of.*Canary 0, canary0@example\.com, u0/s);
  expect(app.audit.entries).toMatchObject([{ kind: 'confirmation-saved', subject: anna.id }]);
});

it.each(['visit-1', 'another'])('saves nothing in a visit that is over: %s', async (visitId) => {
  visits.begin('sandbox');
  visits.end();
  expect(await failureOf(confirmations.save({ ...ref, visitId }))).toMatchObject({ kind: 'visit-ended' });
  expect([folder.files(), app.audit.entries, app.server.read]).toEqual([[], [], []]);
});

it('saves nothing of another customer in a visit', async () => {
  const visitId = visits.begin('sandbox', { ...anna, id: 'u7' });
  expect(await failureOf(confirmations.save({ ...ref, visitId }))).toMatchObject({ kind: 'contract' });
  expect([folder.files(), app.audit.entries]).toEqual([[], []]);
});

it('suggests a name of nothing but letters, digits and single dashes, whatever the id', async () => {
  const consentId = '../../c 0\u202e<x>';
  app.server.records.set(`sandbox/${consentId}`, { id: consentId, status: 'Active' });
  await confirmations.save({ ...ref, consentId });
  expect(chooser.suggested).toEqual(['consent-c-0-x-1970-01-01.pdf']);
});

it.each([
  ['the consent cannot be read', { consentId: 'none' }, 'not-found'],
  ['the realm is gone', { realmId: 'prod' }, 'not-found'],
])('saves nothing when %s, and asks for no place', async (_, more, kind) => {
  expect(await failureOf(confirmations.save({ ...ref, ...more }))).toMatchObject({ kind });
  expect([folder.files(), app.audit.entries, chooser.suggested]).toEqual([[], [], []]);
});

it('saves nothing when no place is chosen, or the log cannot be written', async () => {
  app.audit.broken = diskFull;
  expect(await failureOf(confirmations.save(ref))).toMatchObject({ kind: 'storage' });
  app.audit.broken = null;
  chooser.path = null;
  expect(await confirmations.save(ref)).toEqual({ saved: false });
  expect([folder.files(), app.audit.entries]).toEqual([[], []]);
});
