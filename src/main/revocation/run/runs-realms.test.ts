import { beforeEach, describe, expect, it } from 'vitest';
import type { RealmProfile } from '../../../shared/realm';
import { failureOf } from '../plan-file/plan-file-for-tests';
import { production, sandbox, TestApp } from './run-for-tests';
import { expectNothingHappened, kindOf, order } from './runs-for-tests';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
});

describe('in production', () => {
  it.each([undefined, '', ' ', 'Wych', 'wych nz', 'partner', 'Wych NZ!'])(
    '%j does not confirm',
    async (typedRealmName) => {
      const planId = await app.planOf('prod');
      const confirmations = typedRealmName === undefined ? [] : [{ realmId: 'prod', typedRealmName }];
      expect(await failureOf(app.runs.start(order(planId, { confirmations })))).toMatchObject({
        kind: 'confirmation-missing',
        field: 'typedRealmName',
      });
      await expectNothingHappened(app, planId);
    },
  );

  it('the name typed for another realm does not confirm', async () => {
    const planId = await app.planOf('prod');
    const confirmations = [{ realmId: 'sandbox', typedRealmName: 'Wych NZ' }];
    expect(await kindOf(app.runs.start(order(planId, { confirmations })))).toBe('confirmation-missing');
  });

  it('each production realm asks for its name', async () => {
    const au = { ...production, id: 'au', name: 'Wych AU' };
    app.realms.set('au', au);
    const planId = await app.plan(...app.server.add('prod', 1), ...app.server.add('au', 1));
    expect(await kindOf(app.start(planId))).toBe('confirmation-missing');
    const confirmations = [...app.names, { realmId: 'au', typedRealmName: 'Wych AU' }];
    await app.runs.start(order(planId, { confirmations }));
    expect((await app.ended()).counts.revoked).toBe(2);
  });

  it('an empty name never matches', async () => {
    app.realms.set('prod', { ...production, name: ' ' });
    const planId = await app.planOf('prod');
    const confirmations = [{ realmId: 'prod', typedRealmName: ' ' }];
    expect(await kindOf(app.runs.start(order(planId, { confirmations })))).toBe('confirmation-missing');
  });

  it('nothing is sent while a realm is locked, also when the lock falls while the run is being written down', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 1), ...app.server.add('prod', 1));
    app.locked.add('prod');
    expect(await kindOf(app.start(planId))).toBe('locked');
    app.locked.clear();
    const { append } = app.audit;
    app.audit.append = (entry) => {
      if (entry.kind === 'run-started') app.locked.add('prod');
      return append.call(app.audit, entry);
    };
    expect(await kindOf(app.start(planId))).toBe('locked');
    app.audit.append = append;
    app.locked.clear();
    expect((await app.runs.unfinished()).runs).toEqual([]);
    expect(app.audit.entries.map(({ kind }) => kind)).toEqual(['run-started', 'run-abandoned']);
    await expectNothingHappened(app, planId);
  });

  it('a realm in which nothing is to be revoked need not be unlocked', async () => {
    app.locked.add('prod');
    const ended = app.server.add('prod', 1, { status: 'Expired' });
    await app.runs.start(order(await app.plan(...app.server.add('sandbox', 1), ...ended)));
    expect((await app.ended()).counts.revoked).toBe(1);
  });
});

describe('a realm that is no longer the one it was', () => {
  it.each<[string, Partial<RealmProfile>]>([
    ['another API', { apiBaseUrl: 'https://other.example.com/v4' }],
    ['another login', { loginBaseUrl: 'https://other.example.com' }],
    ['another realm name', { realmName: 'other' }],
    ['another environment', { environment: 'production' }],
    ['another name', { name: 'Renamed' }],
    ['another route', { routes: { revoke: '/other/{consentId}' } }],
  ])('%s: nothing is sent, also when it is changed back', async (_, change) => {
    const planId = await app.planOf('sandbox');
    app.realms.set('sandbox', { ...sandbox, ...change });
    const confirmations = [{ realmId: 'sandbox', typedRealmName: change.name ?? sandbox.name }];
    expect(await kindOf(app.runs.start(order(planId, { confirmations })))).toBe('conflict');
    app.realms.set('sandbox', sandbox);
    expect(await kindOf(app.runs.start(order(planId)))).toBe('not-found');
    expect(app.server.sent).toEqual([]);
  });

  it('removed: nothing is sent', async () => {
    const planId = await app.planOf('sandbox');
    app.realms.delete('sandbox');
    expect(await kindOf(app.runs.start(order(planId)))).toBe('not-found');
    expect(app.server.sent).toEqual([]);
  });

  it('a profile edited in place is noticed too', async () => {
    app.realms.set('sandbox', structuredClone(sandbox));
    const planId = await app.planOf('sandbox');
    Object.assign(app.realms.get('sandbox') as object, { apiBaseUrl: 'https://other.example.com' });
    expect(await kindOf(app.runs.start(order(planId)))).toBe('conflict');
  });

  it('its colour may change', async () => {
    const planId = await app.planOf('sandbox');
    app.realms.set('sandbox', { ...sandbox, accent: 'red' });
    await app.start(planId);
    expect((await app.ended()).counts.revoked).toBe(1);
  });
});
