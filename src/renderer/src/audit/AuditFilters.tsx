import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { AuditFilter, AuditKind } from '../../../shared/audit';
import { useRealms } from '../stores';
import classes from './audit.module.css';
import { noAuditFilter } from './audit-store';
import { kindGroups } from './audit-words';
import { auditStore, useAudit } from './stores';

/** Milliseconds after the last letter before the log is read again. */
const typingPause = 250;

const apply = (change: Partial<AuditFilter>) => {
  const { filter, read } = auditStore.getState();
  void read({ ...filter, ...change });
};

/** What is looked for in the log. */
export function AuditFilters() {
  const filter = useAudit((state) => state.filter);
  const isSet = JSON.stringify(filter) !== JSON.stringify(noAuditFilter);
  return (
    <div className={classes.filters}>
      <Search />
      <Kinds chosen={filter.kinds} />
      <Realm chosen={filter.realmId} />
      <Days from={filter.from} to={filter.to} />
      {isSet && (
        <Button variant="subtle" size="compact-sm" onClick={() => apply(noAuditFilter)}>
          Clear all
        </Button>
      )}
    </div>
  );
}

function Search() {
  const applied = useAudit((state) => state.filter.text);
  const [text, setText] = useState(applied);
  useEffect(() => setText(applied), [applied]);
  useEffect(() => {
    if (text === auditStore.getState().filter.text) return;
    const timer = setTimeout(() => apply({ text }), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextInput
      className={classes.search}
      aria-label="Search the log"
      placeholder="Consent id, reason, ticket, person, request id"
      leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
      rightSection={
        text && <CloseButton size="sm" aria-label="Clear the search" onClick={() => setText('')} />
      }
      maxLength={200}
      spellCheck={false}
      value={text}
      data-autofocus
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function Kinds({ chosen }: { readonly chosen: readonly AuditKind[] }) {
  const current = kindGroups.find(({ kinds }) => kinds.every((kind) => chosen.includes(kind)))?.key ?? '';
  return (
    <select
      aria-label="Kind"
      className={classes.select}
      value={chosen.length === 0 ? '' : current}
      onChange={(event) => {
        const group = kindGroups.find(({ key }) => key === event.currentTarget.value);
        apply({ kinds: group ? [...group.kinds] : [] });
      }}
    >
      <option value="">Everything</option>
      {kindGroups.map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Realm({ chosen }: { readonly chosen: string | null }) {
  const entries = useRealms((state) => state.entries);
  return (
    <select
      aria-label="Realm"
      className={classes.select}
      value={chosen ?? ''}
      onChange={(event) => apply({ realmId: event.currentTarget.value || null })}
    >
      <option value="">All realms</option>
      {entries.map(({ profile }) => (
        <option key={profile.id} value={profile.id}>
          {profile.name}
        </option>
      ))}
    </select>
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
