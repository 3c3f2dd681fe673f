import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callKinds, callStates } from '../../../shared/activity';
import { failureKinds } from '../../../shared/failure';
import { chosenOf, kindChoices, stateChoices } from './call-filters';
import { answerOf, attemptOf, failureName, outcomeOf, pathOf } from './call-words';
import { call } from './testing';

describe('a call in words', () => {
  it('tells its status, and where there is none what became of it', () => {
    expect(answerOf(call(1, { status: 404, state: 'refused' }))).toBe('404');
    expect(answerOf(call(1, { status: null, state: 'under-way' }))).toBe('Under way');
    expect(answerOf(call(1, { status: null, state: 'failed' }))).toBe('No answer');
  });

  it('says in words what a status means, or why there is none', () => {
    expect(outcomeOf(call(1))).toBe('');
    expect(outcomeOf(call(1, { status: 404, state: 'refused' }))).toBe('Refused');
    expect(outcomeOf(call(1, { status: null, state: 'failed', failure: 'timeout' }))).toBe('Timed out');
    expect(outcomeOf(call(1, { status: null, state: 'under-way' }))).toBe('');
  });

  it('counts attempts only where there were several', () => {
    expect(attemptOf(call(1))).toBe('');
    expect(attemptOf(call(1, { attempts: 2 }))).toBe('1 of 2');
    expect(attemptOf(call(4, { attempt: 2, attempts: 3 }))).toBe('2 of 3');
  });

  it('has words for every failure, and none of them a code', () => {
    for (const kind of failureKinds) expect(failureName(kind)).toMatch(/^[A-Z][A-Za-z ]+$/);
    expect(failureName('host-unreachable')).toBe('Host unreachable');
    expect(failureName('contract')).toBe('Answer not understood');
  });

  it('shows of an address what its realm does not say, letter for letter', () => {
    expect(pathOf('https://api.wych.example/v4/consents?q=[customer]')).toBe('/v4/consents?q=[customer]');
    expect(pathOf('https://api.wych.example')).toBe('/');
    expect(pathOf('not an address')).toBe('not an address');
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        expect(url.endsWith(pathOf(url)) || pathOf(url) === '/').toBe(true);
      }),
    );
  });
});

describe('the filters', () => {
  it('offer every kind and every state', () => {
    expect(new Set(kindChoices.flatMap(({ values }) => values))).toEqual(new Set(callKinds));
    expect(new Set(stateChoices.flatMap(({ values }) => values))).toEqual(new Set(callStates));
  });

  it('know a choice by what it lets through', () => {
    for (const choice of kindChoices) expect(chosenOf(kindChoices, choice.values)).toBe(choice);
    expect(chosenOf(stateChoices, ['failed', 'refused'])?.key).toBe('trouble');
    expect(chosenOf(stateChoices, [])).toBeUndefined();
  });
});
