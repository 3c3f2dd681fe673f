import type { ActivityFilter } from '../../shared/activity';
import type { CallRecord } from './call-record';

export function callFilter({ realmId, kinds, states, text }: ActivityFilter): (call: CallRecord) => boolean {
  const wanted = text.trim().toLowerCase();
  const has = (value: string | null) => value?.toLowerCase().includes(wanted) === true;
  return (call) =>
    (realmId === null || call.realmId === realmId) &&
    (kinds.length === 0 || kinds.includes(call.kind)) &&
    (states.length === 0 || states.includes(call.state)) &&
    (wanted === '' ||
      has(call.url) ||
      has(call.requestId) ||
      (call.status !== null && String(call.status).includes(wanted)));
}
