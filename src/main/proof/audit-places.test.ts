import { expect, it } from 'vitest';
import type { AuditEntry } from '../../shared/audit';
import { diskFull, MemoryAudit } from '../revocation/run/run-for-tests';
import { AuditPlaces } from './audit-places';

const realm = { id: 'kiwi', name: 'Kiwi', environment: 'sandbox' } as const;
const entry = (kind: AuditEntry['kind'], runId: string, consentId = 'c1', realmId = 'kiwi'): AuditEntry => ({
  kind,
  runId,
  realm: { ...realm, id: realmId },
  consentId,
});
const none = { intent: null, outcome: null };
const ref = { realmId: 'kiwi', consentId: 'c1' };

it('remembers where intent and outcome of each consent stand, the last outcome', async () => {
  const places = new AuditPlaces(new MemoryAudit());
  await places.append({ kind: 'run-started', runId: 'one' });
  expect(await places.append(entry('revocation-intended', 'one'))).toEqual({ seq: 2, mac: '' });
  expect(places.of('one', ref)).toEqual({ intent: { seq: 2, mac: '' }, outcome: null });
  await places.append(entry('revocation-outcome', 'one'));
  await places.append(entry('revocation-outcome', 'one', 'c2'));
  await places.append(entry('revocation-outcome', 'one', 'c1', 'other'));
  await places.append(entry('revocation-outcome', 'one'));
  await places.append(entry('proof-saved', 'one'));
  expect(places.of('one', ref)).toEqual({ intent: { seq: 2, mac: '' }, outcome: { seq: 6, mac: '' } });
  expect(places.of('one', { ...ref, consentId: 'c3' })).toEqual(none);
});

it('keeps those of two runs', async () => {
  const places = new AuditPlaces(new MemoryAudit());
  for (const runId of ['one', 'two', 'three']) await places.append(entry('revocation-outcome', runId));
  expect(places.of('one', ref)).toEqual(none);
  expect(places.of('two', ref).outcome?.seq).toBe(2);
  expect(places.of('three', ref).outcome?.seq).toBe(3);
});

it('says what the log says when it cannot be written', async () => {
  const log = new MemoryAudit();
  log.broken = diskFull;
  const places = new AuditPlaces(log);
  await expect(places.append(entry('revocation-intended', 'one'))).rejects.toBe(diskFull);
  expect(places.of('one', ref)).toEqual(none);
});
