import { describe, expect, it } from 'vitest';
import type { RealmProfile } from '../../../../shared/realm';
import { errorsOf, firstBad } from './form-errors';
import { draftOf, isFieldName, sameConnection, sameValues, valuesOf, without } from './form-values';

const profile: RealmProfile = {
  id: 'kiwi',
  name: 'Kiwi',
  environment: 'production',
  loginBaseUrl: 'https://login.wych.app',
  realmName: 'kiwi',
  apiBaseUrl: 'https://api.wych.io/v4',
  clientId: 'ops',
  accent: 'grape',
  routes: { revoke: '/consents/{consentId}', revokeMethod: 'POST' },
  demo: false,
  readOnly: false,
};
const good = valuesOf(profile);

describe('the realm form', () => {
  it('brings a profile back as it was, without secrets', () => {
    const { demo, ...expected } = profile;
    expect(draftOf(good, 'kiwi')).toMatchObject(expected);
    expect(draftOf(good, 'kiwi')).toMatchObject({ clientSecret: '', apiKey: '' });
  });

  it('keeps the read-only mark, and sets it', () => {
    expect(draftOf(good, 'kiwi').readOnly).toBe(false);
    expect(draftOf(valuesOf({ ...profile, readOnly: true }), 'kiwi').readOnly).toBe(true);
    expect(draftOf({ ...good, readOnly: 'yes' }, 'kiwi').readOnly).toBe(true);
    expect(sameValues(good, { ...good, readOnly: 'yes' })).toBe(false);
    expect(draftOf(valuesOf(null), null).readOnly).toBe(false);
  });

  it('leaves out routes that are not overridden, and the id of a new realm', () => {
    const draft = draftOf(valuesOf(null), null);
    expect(draft.routes).toEqual({});
    expect(draft).not.toHaveProperty('id');
  });

  it('brings the token exchange back as it was, and leaves out what is not set', () => {
    const exchange = { mode: 'rfc8693', audience: 'wych-api' } as const;
    const routes = { users: '/people', userToken: '/people/{userId}/token' };
    expect(draftOf(valuesOf({ ...profile, exchange, routes }), 'kiwi')).toMatchObject({ exchange, routes });
    expect(draftOf(good, 'kiwi')).not.toHaveProperty('exchange');
    expect(draftOf({ ...good, 'exchange.method': 'POST' }, 'kiwi').exchange).toEqual({ method: 'POST' });
  });

  it('takes a profile that exchanges otherwise for another connection', () => {
    expect(sameConnection(good, { ...good, 'exchange.mode': 'rfc8693' })).toBe(false);
  });

  it('knows whether anything was changed', () => {
    expect(sameValues(good, { ...good })).toBe(true);
    expect(sameValues(good, { ...good, apiKey: 'x' })).toBe(false);
  });

  it('knows whether a test still speaks of what is typed', () => {
    expect(sameConnection(good, { ...good, name: 'Kea', accent: 'red', readOnly: 'yes' })).toBe(true);
    expect(sameConnection(good, { ...good, apiBaseUrl: 'https://elsewhere.wych.io' })).toBe(false);
    expect(sameConnection(good, { ...good, clientSecret: 'x' })).toBe(false);
  });

  it('forgets what was said of one field', () => {
    expect(without({ name: 'Taken.', apiKey: 'Refused.' }, 'apiKey')).toEqual({ name: 'Taken.' });
  });

  it('names its fields as failures do', () => {
    expect(isFieldName('routes.list')).toBe(true);
    expect(isFieldName('planId')).toBe(false);
    expect(isFieldName(undefined)).toBe(false);
  });
});

describe('the errors of the realm form', () => {
  it('are none for a good profile', () => {
    expect(errorsOf(good)).toEqual({});
  });

  it('ask for everything a new realm lacks, first things first', () => {
    const errors = errorsOf(valuesOf(null));
    expect(Object.keys(errors).sort()).toEqual(['clientId', 'environment', 'name', 'realmName']);
    expect(errors.environment).toBe('Choose the environment.');
    expect(firstBad(errors)).toBe('name');
  });

  it('stand under their own field', () => {
    const errors = errorsOf({
      ...good,
      loginBaseUrl: 'http://login.wych.app',
      clientSecret: 'two words',
      'routes.revoke': '/consents',
    });
    expect(errors.loginBaseUrl).toMatch(/https/);
    expect(errors.clientSecret).toMatch(/space/);
    expect(errors['routes.revoke']).toMatch(/{consentId}/);
    expect(firstBad(errors)).toBe('loginBaseUrl');
  });

  it('of the token exchange stand under their own field too', () => {
    const errors = errorsOf({
      ...good,
      'exchange.audience': 'wych "api"',
      'exchange.scope': 'READ:A  READ:B',
      'exchange.method': 'PUT',
      'routes.userToken': '/user/token',
    });
    expect(errors['exchange.audience']).toMatch(/Plain letters/);
    expect(errors['exchange.scope']).toMatch(/one space/);
    expect(errors['exchange.method']).toBe('Choose GET or POST.');
    expect(errors['routes.userToken']).toMatch(/{userId}/);
    expect(
      errorsOf({ ...good, 'exchange.audience': ' wych-api \n', 'exchange.scope': 'READ:A READ:B' }),
    ).toEqual({});
  });

  it('forgive what a paste brings along', () => {
    expect(
      errorsOf({ ...good, clientSecret: '\ufeff s3cret \n', apiBaseUrl: ' https://api.wych.io/v4/ ' }),
    ).toEqual({});
  });
});
