import { useState } from 'react';
import type { ConnectionReport } from '../../../../shared/connection-test';
import { type Failure, toFailure } from '../../../../shared/failure';
import type { RealmDraftInput } from '../../../../shared/realm';
import { bridge } from '../../bridge';
import { type ShownStage, waitingStages, withStage } from './stage-list';

export type TestState = 'idle' | 'running' | 'passed' | 'failed';

/** Shows a failure at the field it names; false when it names none. */
type Place = (failure: Failure) => boolean;

/** Runs the staged test of what is typed, and follows its stages as they end (R2). */
export function useConnectionTest() {
  const [stages, setStages] = useState<readonly ShownStage[]>(waitingStages);
  const [state, setState] = useState<TestState>('idle');
  const [failure, setFailure] = useState<Failure | null>(null);

  const finish = (report: ConnectionReport) => {
    setStages((known) => report.stages.reduce(withStage, [...known]));
    setState(report.passed ? 'passed' : 'failed');
  };

  const run = async (draft: RealmDraftInput, place: Place) => {
    setStages(waitingStages());
    setFailure(null);
    setState('running');
    const stop = bridge.on('connectionStage', (told) => setStages((known) => withStage(known, told)));
    try {
      const report = await bridge.realms.test(draft);
      finish(report);
      // Told at its stage, and at the field that is to be mended.
      const failed = report.stages.find((stage) => stage.failure)?.failure;
      if (failed) place(failed);
    } catch (error) {
      const told = toFailure(error);
      setState('failed');
      if (!place(told)) setFailure(told);
    } finally {
      stop();
    }
  };

  return { stages, state, failure, run };
}

export type ConnectionTestState = ReturnType<typeof useConnectionTest>;
