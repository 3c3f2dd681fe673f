import type { RunStatus } from '../../../shared/revocation';
import { count } from '../consents/progress-summary';
import type { PlanPhase } from './plan-phase';
import { isSingle } from './run-words';
import type { Step } from './use-dialog';

/** What the dialog is called in each of its steps. */
export function titleOf(step: Step, phase: PlanPhase, run: RunStatus | null): string {
  switch (step) {
    case 'none':
      return '';
    case 'preparing':
    case 'not-prepared':
    case 'uncertain':
      return phase.kind === 'not-prepared' && phase.source.kind === 'file'
        ? 'Open plan file'
        : phase.kind === 'preparing' && phase.total > 1
          ? 'Revoke consents'
          : 'Revoke consent';
    case 'review': {
      if (phase.kind !== 'review' || phase.plan.count === 1) return 'Revoke this consent?';
      return `Revoke ${count(phase.plan.revocable, 'consent')}?`;
    }
    case 'go-on':
      return 'Go on with this run?';
    case 'running':
      return run?.state === 'paused' ? 'Revoking is paused' : 'Revoking …';
    case 'report':
      return 'Revocation report';
  }
}

/** Many need room for a list and what is known of one of them. */
export function widthOf(step: Step, phase: PlanPhase, run: RunStatus | null): 'narrow' | 'wide' {
  if (phase.kind === 'review') return phase.plan.count === 1 ? 'narrow' : 'wide';
  return step === 'report' && run !== null && !isSingle(run) ? 'wide' : 'narrow';
}
