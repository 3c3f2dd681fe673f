/** Why a plan file is not opened, and what to do about it, for the operator who chose it. */
import type { z } from 'zod';
import { type FailureError, fail } from '../../../shared/failure';
import { planLimit } from '../../../shared/revocation';

const utc = (at: number): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? String(at)
    : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
};

const refused = (message: string, hint: string): FailureError =>
  fail('invalid-input', `${message} Nothing was opened.`, hint);

const askAgain = 'Ask the operator who prepared it to save the plan file again.';

export function damaged({ issues }: z.ZodError, within: PropertyKey[] = []): FailureError {
  const [issue] = issues;
  const path = [...within, ...(issue?.path ?? [])].map(String).join('.') || 'the file';
  if (issue?.code === 'too_big' && path === 'plan.items')
    return refused(
      `This plan names more consents than the ${planLimit.toLocaleString('en')} a plan may hold.`,
      'Ask for several smaller plans.',
    );
  if (issue?.code === 'too_small' && path === 'plan.items')
    return refused('This plan names no consent.', askAgain);
  return refused(`This plan file is damaged or was edited: ‘${path}’ is not what it should be.`, askAgain);
}

export const edited = () =>
  refused(
    'This plan file was changed after it was saved: what it says does not match its hash.',
    'Do not use it. Ask the operator who prepared it for the file as it was saved, and compare the hash.',
  );

export const noSuchRealm = (index: number) =>
  refused(
    `This plan file is damaged: consent ${index + 1} names a realm that the file does not have.`,
    askAgain,
  );

export const twice = (index: number) =>
  refused(`This plan file is damaged: consent ${index + 1} is named twice.`, askAgain);

export const strangeRealms = () =>
  refused('This plan file is damaged: its list of realms does not fit its consents.', askAgain);

export const newer = () =>
  refused(
    'This plan file was written by a newer version of this app.',
    'Update this app, or ask the operator who prepared it to use the same version.',
  );

export const older = () =>
  refused(
    'This plan file was written by an older version of this app, which this one does not read any more.',
    'Ask the operator who prepared it to update the app and save the plan file again.',
  );

export const validTooLong = () =>
  refused('This plan file is damaged: it is not valid for seven days from when it was prepared.', askAgain);

export const fromTheFuture = (preparedAt: number, now: number): FailureError =>
  fail(
    'conflict',
    `By this computer’s clock this plan will be prepared only later (${utc(preparedAt)}; it is ${utc(now)} now). Nothing was opened.`,
    'Check the date, time and time zone of both computers.',
  );

export const expired = (validUntil: number): FailureError =>
  fail(
    'conflict',
    `This plan was valid until ${utc(validUntil)}, and consents may have changed since. Nothing was opened.`,
    'Ask the operator who prepared it to choose the consents again and save a new plan file.',
  );
