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
    <select
      aria-label="Realm"
      className={className}
      value={chosen ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value || null)}
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
