/**
 * Whose token came. A server that minds the wrong parameter gives the client a token of its own, or of somebody else: then the app would act
 * with other rights, or for another customer, than the window says. So where a token names its subject, that must be the customer asked for. An
 * opaque token names nobody and is believed.
 */
import { FailureError } from '../../shared/failure';
import type { Subject } from './subject';
import { readClaims } from './token-claims';

const idClaims = ['sub', 'user_id', 'userId', 'uid'];
const emailClaims = ['email', 'preferred_username', 'upn'];

/** @throws Failure `contract` for a token of somebody else. */
export function refuseOtherSubject(token: string, subject: Subject): void {
  const claims = readClaims(token);
  if (claims === null) return;
  const named = (names: readonly string[]) =>
    names.map((name) => claims[name]).filter((value) => typeof value === 'string' && value !== '');
  const ids = named(idClaims);
  const emails = named(emailClaims).map(fold);
  if (ids.length + emails.length === 0) return;
  const fits = ids.includes(subject.id) || (subject.email !== '' && emails.includes(fold(subject.email)));
  if (!fits) throw otherSubject();
}

const fold = (value: unknown): string => String(value).trim().toLowerCase();

const otherSubject = () =>
  new FailureError({
    kind: 'contract',
    message: 'The exchange gave a token of somebody else than this customer. It was thrown away.',
    hint: 'Check how this realm exchanges tokens, in its settings; if that is right, report this to Wych.',
    retryable: false,
  });
