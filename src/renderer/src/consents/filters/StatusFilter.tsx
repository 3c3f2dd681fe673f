import { type ShownStatus, shownGroups, shownStatuses, statusLabels } from '../rows/shown-status';
import { type Value, ValueList } from './ValueList';

interface Props {
  readonly chosen: readonly ShownStatus[];
  /** By index in `shownStatuses`. */
  readonly counts: Uint32Array;
  readonly onChange: (statuses: readonly ShownStatus[]) => void;
}

/** Groups, and below a group of several each of its statuses. */
export function StatusFilter({ chosen, counts, onChange }: Props) {
  const countOf = (status: ShownStatus) => counts[shownStatuses.indexOf(status)] ?? 0;
  const values = shownGroups.flatMap(({ group, label, statuses }): Value[] => {
    const on = statuses.filter((status) => chosen.includes(status)).length;
    const whole: Value = {
      key: `group:${group}`,
      label,
      count: statuses.reduce((sum, status) => sum + countOf(status), 0),
      isChosen: on === statuses.length,
      isPartly: on > 0 && on < statuses.length,
    };
    if (statuses.length === 1) return [whole];
    const each = statuses.map(
      (status): Value => ({
        key: status,
        label: statusLabels[status],
        count: countOf(status),
        isChosen: chosen.includes(status),
        level: 1,
      }),
    );
    return [whole, ...each];
  });
  const toggle = (key: string) => {
    const group = shownGroups.find((candidate) => `group:${candidate.group}` === key);
    const touched = group?.statuses ?? [key as ShownStatus];
    const isOn = touched.every((status) => chosen.includes(status));
    const rest = chosen.filter((status) => !touched.includes(status));
    onChange(isOn ? rest : [...rest, ...touched]);
  };
  return <ValueList label="Status" values={values} onToggle={toggle} />;
}
