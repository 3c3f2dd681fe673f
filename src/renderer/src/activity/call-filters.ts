/** What the timeline can be narrowed to, as the lists of its filters offer it. */
import type { ActivityFilter, CallKind } from '../../../shared/activity';
import { kindWords, stateWords } from './call-words';

type State = ActivityFilter['states'][number];

interface Choice<T> {
  readonly key: string;
  readonly label: string;
  readonly values: readonly T[];
}

export const kindChoices: ReadonlyArray<Choice<CallKind>> = [
  { key: 'login', label: 'All of the login', values: ['discovery', 'token', 'exchange'] },
  ...(Object.keys(kindWords) as CallKind[]).map((kind) => ({
    key: kind,
    label: kindWords[kind],
    values: [kind],
  })),
];

export const stateChoices: ReadonlyArray<Choice<State>> = [
  { key: 'trouble', label: 'Refused or no answer', values: ['refused', 'failed'] },
  ...(Object.keys(stateWords) as State[]).map((state) => ({
    key: state,
    label: stateWords[state],
    values: [state],
  })),
];

/** The choice that these values are; none for everything. */
export const chosenOf = <T>(choices: ReadonlyArray<Choice<T>>, values: readonly T[]): Choice<T> | undefined =>
  choices.find(
    (choice) =>
      choice.values.length === values.length && choice.values.every((value) => values.includes(value)),
  );
