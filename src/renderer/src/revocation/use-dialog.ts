/** Which step of a revocation lies over the window: a plan before it is sent, an interrupted run before it goes on, or the run itself. */
import type { Reviewed } from './plan-phase';
import { usePlan, useRun, useUnfinished } from './stores';

export type Step = 'none' | Exclude<PlanStep, 'idle'> | 'go-on' | 'running' | 'report';
type PlanStep = 'idle' | 'preparing' | 'not-prepared' | 'uncertain' | Reviewed['kind'];

export function useStep(): Step {
  const plan = usePlan((state) => state.phase.kind);
  const isGoingOn = useUnfinished((state) => state.reviewed !== null);
  const run = useRun(({ place, run }) => (place === 'dialog' && run ? run.state : null));
  if (plan !== 'idle') return plan;
  if (isGoingOn) return 'go-on';
  if (run === null) return 'none';
  return run === 'ended' ? 'report' : 'running';
}

export const useDialogIsOpen = (): boolean => useStep() !== 'none';
