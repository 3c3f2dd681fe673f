import { Button } from '@mantine/core';
import { useRef } from 'react';
import filters from '../components/filters.module.css';
import { SearchField } from '../components/SearchField';
import { Select } from '../components/Select';
import { RealmSelect } from '../realms/RealmSelect';
import classes from './activity.module.css';
import { chosenOf, kindChoices, stateChoices } from './call-filters';
import { timelineStore, useTimeline } from './stores';
import { isFiltered, noFilter } from './timeline-store';

const { setFilter } = timelineStore.getState();
const searchFor = (text: string) => setFilter({ text });

/** What is looked for in the timeline. */
export function ActivityFilters() {
  const filter = useTimeline((state) => state.filter);
  const search = useRef<HTMLInputElement>(null);
  const clear = () => {
    setFilter(noFilter);
    search.current?.focus();
  };
  return (
    <search className={filters.filters} aria-label="Activity">
      <SearchField
        ref={search}
        label="Search the calls"
        placeholder="Address, status, request id"
        className={filters.search}
        applied={filter.text}
        onSearch={searchFor}
      />
      <RealmSelect
        className={classes.select}
        chosen={filter.realmId}
        onChoose={(realmId) => setFilter({ realmId })}
      />
      <Choices
        label="Kind of call"
        everything="Every kind"
        choices={kindChoices}
        chosen={filter.kinds}
        onChoose={(kinds) => setFilter({ kinds })}
      />
      <Choices
        label="What came of it"
        everything="Any outcome"
        choices={stateChoices}
        chosen={filter.states}
        onChoose={(states) => setFilter({ states })}
      />
      {isFiltered(filter) && (
        <Button variant="subtle" size="compact-sm" onClick={clear}>
          Clear all
        </Button>
      )}
    </search>
  );
}

interface ChoicesProps<T> {
  readonly label: string;
  readonly everything: string;
  readonly choices: Parameters<typeof chosenOf<T>>[0];
  readonly chosen: readonly T[];
  readonly onChoose: (values: T[]) => void;
}

function Choices<T>({ label, everything, choices, chosen, onChoose }: ChoicesProps<T>) {
  return (
    <Select
      label={label}
      className={classes.select}
      everything={everything}
      choices={choices}
      chosen={chosenOf(choices, chosen)?.key}
      onChoose={(picked) => onChoose([...(choices.find(({ key }) => key === picked)?.values ?? [])])}
    />
  );
}
