import { useMemo } from 'react';
import { useRealms } from '../../stores';
import { type ConsentFilter, changed, isSet } from '../rows/filter';
import { type Counts, countOf } from '../rows/sift';
import { useConsents, useView } from '../stores';
import { DateFilter } from './DateFilter';
import { createdPresets, expiresPresets } from './date-presets';
import { FilterButton } from './FilterButton';
import classes from './filters.module.css';
import { SearchBox } from './SearchBox';
import { StatusFilter } from './StatusFilter';
import { type Choice, TextFilter } from './TextFilter';

interface Props {
  readonly counts: Counts;
  readonly now: number;
  readonly onLeave: () => void;
}

export function FilterBar({ counts, now, onLeave }: Props) {
  const filter = useView((state) => state.filter);
  const setFilter = useView((state) => state.setFilter);
  const realmIds = useConsents((state) => state.realmIds);
  const change = <F extends keyof ConsentFilter & Parameters<typeof changed>[1]>(field: F) => {
    return (value: ConsentFilter[F]) => setFilter(changed(filter, field, value));
  };
  return (
    <search className={classes.bar} aria-label="Consents">
      <div className={classes.search}>
        <SearchBox
          value={filter.text}
          onChange={(text) => setFilter({ ...filter, text })}
          onLeave={onLeave}
        />
      </div>
      <FilterButton label="Status" chosen={filter.statuses.length}>
        <StatusFilter chosen={filter.statuses} counts={counts.statuses} onChange={change('statuses')} />
      </FilterButton>
      {realmIds.length > 1 && (
        <FilterButton label="Realm" chosen={filter.realms.length}>
          <RealmFilter counts={counts} chosen={filter.realms} onChange={change('realms')} />
        </FilterButton>
      )}
      <FilterButton label="Recipient" chosen={filter.recipients.length}>
        <RecipientFilter counts={counts} chosen={filter.recipients} onChange={change('recipients')} />
      </FilterButton>
      <FilterButton label="Created" chosen={isSet(filter, 'created') ? 1 : 0}>
        <DateFilter range={filter.created} presets={createdPresets(now)} onChange={change('created')} />
      </FilterButton>
      <FilterButton label="Expires" chosen={isSet(filter, 'expires') ? 1 : 0}>
        <DateFilter range={filter.expires} presets={expiresPresets(now)} onChange={change('expires')} />
      </FilterButton>
    </search>
  );
}

interface ListProps {
  readonly counts: Counts;
  readonly chosen: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

function RealmFilter({ counts, chosen, onChange }: ListProps) {
  const { dictionary } = useConsents((state) => state.table).coded.realm;
  const realmIds = useConsents((state) => state.realmIds);
  const entries = useRealms((state) => state.entries);
  const choices = entries
    .filter(({ profile }) => realmIds.includes(profile.id))
    .map(
      ({ profile }): Choice => ({
        key: profile.id,
        label: profile.name,
        count: countOf(counts.realms, dictionary, profile.id),
      }),
    );
  return <TextFilter label="Realm" choices={choices} chosen={chosen} onChange={onChange} />;
}

function RecipientFilter({ counts, chosen, onChange }: ListProps) {
  const { dictionary } = useConsents((state) => state.table).coded.recipient;
  const choices = useMemo(() => {
    const ranks = dictionary.ranks();
    return dictionary.texts
      .map((label, code): Choice & { code: number } => ({
        key: label,
        label,
        count: counts.recipients[code] ?? 0,
        code,
      }))
      .filter(({ key, count }) => key !== '' && (count > 0 || chosen.includes(key)))
      .sort((one, other) => (ranks[one.code] ?? 0) - (ranks[other.code] ?? 0));
  }, [dictionary, counts, chosen]);
  return <TextFilter label="Recipient" choices={choices} chosen={chosen} onChange={onChange} />;
}
