import { Button, TextInput } from '@mantine/core';
import type { AuditFilter, AuditKind } from '../../../shared/audit';
import filters from '../components/filters.module.css';
import { SearchField } from '../components/SearchField';
import { Select } from '../components/Select';
import { RealmSelect } from '../realms/RealmSelect';
import classes from './audit.module.css';
import { noAuditFilter } from './audit-store';
import { kindGroups } from './audit-words';
import { auditStore, useAudit } from './stores';

const apply = (change: Partial<AuditFilter>) => {
  const { filter, read } = auditStore.getState();
  void read({ ...filter, ...change });
};

const searchFor = (text: string) => apply({ text });

/** What is looked for in the log. */
export function AuditFilters() {
  const filter = useAudit((state) => state.filter);
  const isSet = JSON.stringify(filter) !== JSON.stringify(noAuditFilter);
  return (
    <div className={filters.filters}>
      <SearchField
        label="Search the log"
        placeholder="Consent id, reason, ticket, person, request id"
        className={filters.search}
        applied={filter.text}
        onSearch={searchFor}
      />
      <Kinds chosen={filter.kinds} />
      <RealmSelect
        className={classes.select}
        chosen={filter.realmId}
        onChoose={(realmId) => apply({ realmId })}
      />
      <Days from={filter.from} to={filter.to} />
      {isSet && (
        <Button variant="subtle" size="compact-sm" onClick={() => apply(noAuditFilter)}>
          Clear all
        </Button>
      )}
    </div>
  );
}

function Kinds({ chosen }: { readonly chosen: readonly AuditKind[] }) {
  const current = kindGroups.find(({ kinds }) => kinds.every((kind) => chosen.includes(kind)))?.key;
  return (
    <Select
      label="Kind"
      className={classes.select}
      everything="Everything"
      choices={kindGroups}
      chosen={chosen.length === 0 ? undefined : current}
      onChoose={(picked) =>
        apply({ kinds: [...(kindGroups.find(({ key }) => key === picked)?.kinds ?? [])] })
      }
    />
  );
}

const dayLength = 86_400_000;

/** The local day an instant lies in, as a date field wants it. */
const dayOf = (at: number): string => {
  const date = new Date(at);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
};

const startOf = (day: string): number | null => {
  const at = new Date(`${day}T00:00`).getTime();
  return Number.isNaN(at) ? null : at;
};

function Days({ from, to }: Pick<AuditFilter, 'from' | 'to'>) {
  return (
    <>
      <TextInput
        type="date"
        aria-label="From day"
        max="9999-12-31"
        value={from === null ? '' : dayOf(from)}
        onChange={(event) => apply({ from: startOf(event.currentTarget.value) })}
      />
      <span className={classes.to}>to</span>
      <TextInput
        type="date"
        aria-label="To day, included"
        max="9999-12-31"
        value={to === null ? '' : dayOf(to)}
        onChange={(event) => {
          const start = startOf(event.currentTarget.value);
          apply({ to: start === null ? null : start + dayLength - 1 });
        }}
      />
    </>
  );
}
