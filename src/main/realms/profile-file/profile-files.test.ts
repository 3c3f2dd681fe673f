import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RealmProfile } from '../../../shared/realm';
import { MemoryAudit } from '../../revocation/run/run-for-tests';
import { testFolder } from '../../storage/for-tests';
import { draft, edit, testRegistry } from '../for-tests';
import { profileFileFormat } from './profile-file-schema';
import { ProfileFiles } from './profile-files';

/** One computer: its realms, its vault, and a file dialog that always answers with `path`. */
async function computer(path: string) {
  const realms = await testRegistry();
  const audit = new MemoryAudit();
  const files = new ProfileFiles({
    realms: realms.registry,
    secrets: realms.secrets,
    chooser: { save: async () => path, open: async () => path },
    audit,
    clock: { now: () => Date.UTC(2026, 10, 22) },
  });
  return { ...realms, audit, files };
}
type Computer = Awaited<ReturnType<typeof computer>>;

let path: string;
let here: Computer;
let there: Computer;

beforeEach(async () => {
  path = join(testFolder().path, 'realms.json');
  here = await computer(path);
  there = await computer(path);
});

const idsOf = ({ registry }: Computer) => registry.profiles.map(({ id }) => id);
const exportAll = (from: Computer) => from.files.exportFile({ realmIds: idsOf(from) });
async function importAll(into: Computer) {
  const shown = await into.files.openFile();
  if (!shown) throw new Error('no file');
  return into.files.importFile({ importId: shown.importId, take: shown.items.map(({ index }) => index) });
}
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => 'was accepted',
    (error) => `${error.failure?.kind}: ${error.failure?.message} ${error.failure?.hint}`,
  );

describe('an export', () => {
  it('holds no secret, whatever the secrets are, and only its owner may read it', async () => {
    await here.registry.save(draft({ clientSecret: 'canary-secret', apiKey: 'canary-key' }));
    expect(await exportAll(here)).toEqual({ saved: true, fileName: 'realms.json' });
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain('canary');
    expect(Object.keys(JSON.parse(text).realms[0])).not.toContain('demo');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is in the audit log', async () => {
    await here.registry.save(draft());
    await exportAll(here);
    expect(here.audit.entries.at(-1)).toMatchObject({
      kind: 'profiles-exported',
      outcome: 'saved',
      details: { count: 1, realms: 'Kiwi Bank' },
    });
  });

  it('refuses a demo realm: it is of this computer only', async () => {
    const { profile } = await here.registry.save(draft());
    await here.registry.addDemo([{ ...profile, id: 'demo-sandbox', name: 'Demo', demo: true }]);
    expect(await refusal(exportAll(here))).toMatch(/^invalid-input: ‘Demo’ is a demo realm/);
  });
});

describe('an import', () => {
  it('brings new realms without secrets, in the order of the file', async () => {
    await here.registry.save(draft());
    await here.registry.save(draft({ name: 'Moa Bank', realmName: 'moa', environment: 'production' }));
    await exportAll(here);
    const entries = await importAll(there);
    expect(there.names()).toEqual(['Kiwi Bank', 'Moa Bank']);
    expect(there.registry.profiles).toEqual(here.registry.profiles);
    expect(entries.map(({ secrets }) => secrets)).toEqual([
      { clientSecret: 'missing', apiKey: 'missing' },
      { clientSecret: 'missing', apiKey: 'missing' },
    ]);
  });

  it('imported twice changes nothing', async () => {
    await here.registry.save(draft());
    await exportAll(here);
    await importAll(there);
    const shown = await there.files.openFile();
    expect(shown?.items).toMatchObject([{ state: 'same', changes: [], asksForSecrets: false }]);
  });

  it('shows what is changed, and keeps secrets where the addresses stay', async () => {
    const { profile } = await here.registry.save(draft());
    await exportAll(here);
    await importAll(there);
    await there.registry.save(edit(profile.id, { clientSecret: 's3', apiKey: 'k3' }));
    await here.registry.save(edit(profile.id, { name: 'Kiwi Bank NZ', accent: 'red' }));
    await exportAll(here);
    const shown = await there.files.openFile();
    expect(shown?.items).toMatchObject([
      {
        state: 'changed',
        asksForSecrets: false,
        changes: [
          { field: 'Name', was: 'Kiwi Bank', becomes: 'Kiwi Bank NZ' },
          { field: 'Colour', was: 'teal', becomes: 'red' },
        ],
      },
    ]);
    await importAll(there);
    expect(await there.secrets.read(profile.id, 'clientSecret')).toBe('s3');
  });

  it('drops a secret whose address changes: a file must not send it to another server', async () => {
    const { profile } = await there.registry.save(draft());
    const changed: RealmProfile = { ...profile, loginBaseUrl: 'https://login.evil.example' };
    writeFile([changed]);
    const shown = await there.files.openFile();
    expect(shown?.items).toMatchObject([{ state: 'changed', asksForSecrets: true }]);
    await importAll(there);
    expect(await there.secrets.read(profile.id, 'clientSecret')).toBeNull();
    expect(await there.secrets.read(profile.id, 'apiKey')).toBe('first-key');
    expect(there.forgetTokens).toHaveBeenCalledWith(profile.id);
  });

  it('knows a realm again that a colleague had typed by hand', async () => {
    await here.registry.save(draft());
    await there.registry.save(draft({ name: 'My Kiwi' }));
    writeFile(here.registry.profiles.map((profile) => ({ ...profile, id: 'other-id' })));
    const shown = await there.files.openFile();
    expect(shown?.items).toMatchObject([
      { state: 'changed', profile: { id: 'r1' }, changes: [{ field: 'Name' }], asksForSecrets: false },
    ]);
  });

  it('gives a new realm whose name is taken another one, and shows it', async () => {
    await there.registry.save(draft({ realmName: 'another' }));
    writeFile([{ ...there.registry.profiles[0], id: 'other-id', realmName: 'kiwi' } as RealmProfile]);
    const shown = await there.files.openFile();
    expect(shown?.items).toMatchObject([{ state: 'new', profile: { name: 'Kiwi Bank (2)' } }]);
  });

  it('takes only what was chosen', async () => {
    await here.registry.save(draft());
    await here.registry.save(draft({ name: 'Moa Bank', realmName: 'moa' }));
    await exportAll(here);
    const shown = await there.files.openFile();
    await there.files.importFile({ importId: shown?.importId ?? '', take: [1] });
    expect(there.names()).toEqual(['Moa Bank']);
    expect(there.audit.entries.at(-1)).toMatchObject({
      kind: 'profiles-imported',
      details: { 'Moa Bank': 'new' },
    });
  });

  it('is refused when the realms changed after it was shown, and when it is not open', async () => {
    await here.registry.save(draft());
    await exportAll(here);
    const shown = await there.files.openFile();
    await there.registry.save(draft({ name: 'Meanwhile' }));
    const order = { importId: shown?.importId ?? '', take: [0] };
    expect(await refusal(there.files.importFile(order))).toMatch(/^conflict: Your realms have changed/);
    expect(await refusal(there.files.importFile({ importId: 'x', take: [0] }))).toMatch(/^not-found/);
    expect(there.names()).toEqual(['Meanwhile']);
  });

  it('is whole or not at all: one address in clear refuses the file', async () => {
    const { profile } = await here.registry.save(draft());
    writeFile([profile, { ...profile, id: 'clear', name: 'Clear', apiBaseUrl: 'http://127.0.0.1:9' }]);
    expect(await refusal(importAll(there))).toMatch(/^insecure-address/);
    expect(there.names()).toEqual([]);
  });
});

describe('a file with a secret is refused, and the secret is not repeated', () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl';
  it.each([
    ['under its own name', { clientSecret: 'canary-1' }, 'realms.0.clientSecret'],
    ['under another spelling', { Client_Secret: 'canary-1' }, 'realms.0.Client_Secret'],
    ['as a header', { headers: { 'X-API-Key': 'canary-1' } }, 'realms.0.headers.X-API-Key'],
    ['in a list', { apiKeys: ['canary-1'] }, 'realms.0.apiKeys.0'],
    ['a token by its looks', { note: `see ${jwt}` }, 'realms.0.note'],
    ['as a name', { [jwt]: true }, 'realms.0'],
    ['in an address', { apiBaseUrl: 'https://me:canary-1@api.example' }, 'realms.0.apiBaseUrl'],
    [
      'a secret of this computer under a harmless name',
      { partnerId: 'x-stored-canary-y' },
      'realms.0.partnerId',
    ],
  ])('%s', async (_, extra, place) => {
    const { profile } = await there.registry.save(draft({ clientSecret: 'stored-canary' }));
    writeFile([{ ...profile, ...extra } as unknown as RealmProfile]);
    const told = await refusal(there.files.openFile());
    expect(told).toContain(`holds a secret, in ‘${place}’`);
    expect(told).not.toMatch(/canary|eyJ/);
  });

  it('wherever in the file it stands', async () => {
    await here.registry.save(draft());
    await exportAll(here);
    const whole = JSON.parse(readFileSync(path, 'utf8'));
    const place = fc.array(fc.constantFrom('format', 'realms', '0', 'routes', 'list', 'x'), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(place, fc.constantFrom('password', 'API-KEY', 'refresh_token'), async (at, name) => {
        const file = structuredClone(whole);
        let inner = file;
        for (const part of at) {
          // JSON writes no names of an array.
          const key = Array.isArray(inner) ? '0' : part;
          if (typeof inner[key] !== 'object' || inner[key] === null) inner[key] = {};
          inner = inner[key];
        }
        if (Array.isArray(inner)) inner = inner[0];
        inner[name] = 'canary';
        writeFileSync(path, JSON.stringify(file));
        expect(await refusal(there.files.openFile())).toContain('holds a secret');
      }),
      { numRuns: 60 },
    );
  });
});

describe('a file that is none is refused with what to do', () => {
  it.each([
    ['nothing', '', /is empty/],
    ['no JSON', '{', /is not JSON/],
    ['another JSON', '{"realms": []}', /was not written by this app/],
    ['a newer version', `{"format":"${profileFileFormat}","version":9}`, /newer version/],
    ['no realm', `{"format":"${profileFileFormat}","version":1,"savedAt":"","realms":[]}`, /‘realms’/],
  ])('%s', async (_, text, words) => {
    writeFileSync(path, text);
    expect(await refusal(there.files.openFile())).toMatch(words);
  });

  it('two realms of one name, or a field nobody knows', async () => {
    const { profile } = await here.registry.save(draft());
    writeFile([profile, { ...profile, id: 'other' }]);
    expect(await refusal(there.files.openFile())).toMatch(/Two realms of it have the name ‘Kiwi Bank’/);
    writeFile([{ ...profile, colour: 'red' } as unknown as RealmProfile]);
    expect(await refusal(there.files.openFile())).toMatch(/‘realms.0.colour’ is not what it should be/);
  });
});

function writeFile(profiles: readonly RealmProfile[]): void {
  const realms = profiles.map(({ demo: _, ...shared }) => shared);
  writeFileSync(path, JSON.stringify({ format: profileFileFormat, version: 1, savedAt: '2026', realms }));
}
