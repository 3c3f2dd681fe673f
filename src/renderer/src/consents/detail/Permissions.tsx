import { groupPermissions, type Permission } from '../../../../shared/permission';
import classes from './detail.module.css';

/** What the recipient may see, in plain words by cluster. The code behind the words is told on hover; one that nobody knows is its own words. */
export function Permissions({ permissions }: { readonly permissions: readonly string[] }) {
  if (permissions.length === 0) return <p className={classes.extra}>The record names no permission.</p>;
  return (
    <dl className={classes.clusters} aria-label="Permissions">
      {groupPermissions(permissions).map(({ cluster, permissions: some }) => (
        <div key={cluster} className={classes.cluster}>
          <dt className={classes.name}>{cluster}</dt>
          <dd className={classes.value}>
            {some.map((permission) => (
              <Words key={permission.code} permission={permission} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const Words = ({ permission: { code, words } }: { readonly permission: Permission }) => (
  <span className={classes.words} title={code}>
    {words === code ? <code>{code}</code> : words}
  </span>
);
