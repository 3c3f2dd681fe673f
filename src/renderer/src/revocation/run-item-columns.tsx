/** How a consent of a run stands in its report. */
import type { RunItem } from '../../../shared/revocation';
import rowList from '../components/row-list.module.css';
import { recipientName } from './consequences';
import type { ListColumn } from './ItemList';
import { Clamped, Customer, Realm } from './item-columns';
import list from './list.module.css';
import { stateWords } from './outcome-words';
import run from './run.module.css';

/** The realm is told only where there are several: the strip above names the one. */
export function runItemColumns(hasRealm: boolean): { columns: ListColumn<RunItem>[]; widths: string } {
  const realm: ListColumn<RunItem> = { title: 'Realm', cell: (item) => <Realm item={item} /> };
  return {
    widths: `124px minmax(0, 1.2fr) minmax(0, 1fr)${hasRealm ? ' minmax(0, 1fr)' : ''} minmax(0, 1.4fr)`,
    columns: [
      { title: 'Outcome', cell: ({ state }) => <Outcome state={state} /> },
      { title: 'Customer', cell: (item) => <Customer item={item} /> },
      { title: 'Recipient', cell: ({ consent }) => <Clamped text={recipientName(consent)} /> },
      ...(hasRealm ? [realm] : []),
      { title: 'Why', cell: (item) => <Why item={item} /> },
    ],
  };
}

function Outcome({ state }: Pick<RunItem, 'state'>) {
  return (
    <span className={run.outcome}>
      <span className={run.swatch} data-state={state} aria-hidden />
      {stateWords[state].label}
    </span>
  );
}

/** In one line; the whole of it stands beside the list. */
function Why({ item: { outcome, requestId } }: { readonly item: RunItem }) {
  const why = whyOf(outcome);
  return (
    <>
      <span className={why && requestId ? list.line : list.plain} title={why}>
        {why}
      </span>
      {requestId && (
        <span className={rowList.second} title={requestId}>
          Request id {requestId}
        </span>
      )}
    </>
  );
}

export function whyOf(outcome: RunItem['outcome']): string {
  switch (outcome?.kind) {
    case 'changed':
      return outcome.differences.join(' ');
    case 'failed':
    case 'unknown':
      return outcome.failure.message;
    case 'revoked':
    case 'already-ended':
      return outcome.after ? `Now ‘${outcome.after.statusAsReceived}’` : '';
    default:
      return '';
  }
}
