import { Select } from '../components/Select';
import { useRealms } from '../stores';

interface Props {
  readonly className: string | undefined;
  /** Null: all of them. */
  readonly chosen: string | null;
  readonly onChoose: (realmId: string | null) => void;
}

/** Of which realm a list is shown. */
export function RealmSelect({ className, chosen, onChoose }: Props) {
  const entries = useRealms((state) => state.entries);
  return (
    <Select
      label="Realm"
      className={className}
      everything="All realms"
      choices={entries.map(({ profile }) => ({ key: profile.id, label: profile.name }))}
      chosen={chosen ?? undefined}
      onChoose={(realmId) => onChoose(realmId ?? null)}
    />
  );
}
