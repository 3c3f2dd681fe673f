import { useEffect } from 'react';
import { FailureNotice } from '../components/FailureNotice';
import { useAct } from '../components/use-act';
import section from '../settings/Section.module.css';
import { ProxyForm } from './ProxyForm';
import { RouteTable } from './RouteTable';
import { useNetwork } from './stores';

/** Through what the realms are reached, and the operator's choice of it (I2). */
export function Network() {
  const known = useNetwork((state) => state.known);
  const look = useNetwork((state) => state.look);
  const { run, busy, failure } = useAct(look);
  useEffect(() => void run(), [run]);
  return (
    <div className={section.section}>
      {known && <ProxyForm setting={known.setting} />}
      {failure && <FailureNotice failure={failure} onRetry={() => void run()} busy={busy} />}
      {known && <RouteTable routes={known.routes} busy={busy} onLook={() => void run()} />}
      <p className={section.help}>
        Certificates are checked against those that this computer trusts, those of your company included.
        There is no way to switch the check off.
      </p>
    </div>
  );
}
