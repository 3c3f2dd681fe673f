/** The stages of a connection test as a list that is whole from the start and fills in as they are told. */
import type { StageResult, TestStage } from '../../../../shared/connection-test';

/** In the order they run. Checked against the contract by its type: a new stage does not compile without a place here. */
export const stageTitle: Record<TestStage, string> = {
  'reach-login': 'Reach the login host',
  discovery: 'Discovery document and issuer',
  token: 'Client token',
  'api-key': 'API key',
  'list-consents': 'List one consent',
};

export type ShownStage = Omit<StageResult, 'state'> & { readonly state: StageResult['state'] | 'waiting' };

export const waitingStages = (): ShownStage[] =>
  (Object.keys(stageTitle) as TestStage[]).map((stage) => ({ stage, state: 'waiting', detail: '', took: 0 }));

export const withStage = (stages: readonly ShownStage[], told: StageResult): ShownStage[] =>
  stages.map((known) => (known.stage === told.stage ? told : known));
