import type { PlanItem } from '../../../shared/revocation';
import rowList from '../components/row-list.module.css';
import { useNow } from '../components/use-now';
import { itemColumns } from './item-columns';
import classes from './review.module.css';

interface Props {
  readonly items: readonly PlanItem[];
  readonly total: number;
  readonly hasRealm: boolean;
}

/** A few of those that will be revoked, from every corner of the plan: a wrong filter shows here. */
export function PlanSample({ items, total, hasRealm }: Props) {
  const { columns, widths } = itemColumns(useNow(60_000), hasRealm);
  const title =
    items.length === total
      ? 'These will be revoked'
      : `${items.length} of them, from all realms and recipients`;
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <table className={classes.sample} style={{ '--widths': widths } as Record<string, string>}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.index}>
              {columns.map((column) => (
                <td key={column.title} className={rowList.cell}>
                  {column.cell(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
