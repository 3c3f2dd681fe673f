import { describePermissions } from '../permission-words';
import classes from './detail.module.css';

/** What the recipient may see, in plain words, with the codes that say so below. */
export function Permissions({ permissions }: { readonly permissions: readonly string[] }) {
  if (permissions.length === 0) return <p className={classes.extra}>The record names no permission.</p>;
  return (
    <ul className={classes.clusters} aria-label="Permissions">
      {describePermissions(permissions).map(({ title, codes }) => (
        <li key={title}>
          <span className={classes.party}>{title}</span>
          <span className={classes.extra}>{codes.join(', ')}</span>
        </li>
      ))}
    </ul>
  );
}
