/** Which stage a failure belongs to, and which field of the form is to be mended. */
import type { TestStage } from '../../shared/connection-test';
import type { Failure, FailureKind } from '../../shared/failure';

const onTheWay: readonly FailureKind[] = [
  'insecure-address',
  'host-unreachable',
  'timeout',
  'proxy',
  'certificate',
  'redirected',
];

/** Whether the key itself was refused, or the call never got so far as to show it. Anything later was said by someone who let the key pass. */
export const isOfApiKey = ({ kind }: Failure): boolean =>
  onTheWay.includes(kind) || ['api-key-refused', 'throttled', 'cancelled', 'bug'].includes(kind);

const addressField: Record<TestStage, string> = {
  'reach-login': 'loginBaseUrl',
  discovery: 'loginBaseUrl',
  token: 'loginBaseUrl',
  'api-key': 'apiBaseUrl',
  'list-consents': 'apiBaseUrl',
};

/** The failure with the field to look at, where the failure itself does not know it. */
export function atField(stage: TestStage, failure: Failure): Failure {
  if (failure.field !== undefined) return failure;
  const address = onTheWay.includes(failure.kind) || ['contract', 'not-found'].includes(failure.kind);
  return address ? { ...failure, field: addressField[stage] } : failure;
}
