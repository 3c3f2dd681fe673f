import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { NetworkState } from '../../../shared/network';
import { useRealms } from '../stores';
import classes from './Network.module.css';

interface Props {
  readonly routes: NetworkState['routes'];
  readonly busy: boolean;
  onLook(): void;
}

/** Through what each realm's addresses are reached now, in the words that a PAC file uses, so that IT can be told them. */
export function RouteTable({ routes, busy, onLook }: Props) {
  const entries = useRealms((state) => state.entries);
  const shown = entries.flatMap(({ profile }) => {
    const route = routes.find(({ realmId }) => realmId === profile.id);
    return route ? [{ ...route, name: profile.name }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <div>
      <div className={classes.head}>
        <h4 className={classes.legend} id="network-routes">
          What each realm goes through now
        </h4>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={busy}
          onClick={onLook}
        >
          Look again
        </Button>
      </div>
      <table className={classes.routes} aria-labelledby="network-routes">
        <thead>
          <tr>
            <th scope="col">Realm</th>
            <th scope="col">Login</th>
            <th scope="col">API</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ realmId, name, login, api }) => (
            <tr key={realmId}>
              <th scope="row">{name}</th>
              <td>{login}</td>
              <td>{api}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
