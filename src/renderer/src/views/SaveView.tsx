import { useState } from 'react';
import { Notice } from '../components/Notice';
import { useView } from '../consents/stores';
import { Choices } from '../exports/Choices';
import { useRealms } from '../stores';
import { NameForm } from './NameForm';
import { namesSomeone } from './names-someone';
import { viewsStore } from './stores';
import classes from './views.module.css';

type Where = 'realm' | 'all';

/** Keeps what the list shows under a name, and says what is kept. */
export function SaveView({ onClose }: { readonly onClose: () => void }) {
  const realm = useRealms(
    ({ entries, scope }) =>
      entries.find(({ profile }) => scope?.kind === 'realm' && profile.id === scope.realmId)?.profile,
  );
  const text = useView((state) => state.text).trim();
  const isPersonal = useView(({ query, problem }) => namesSomeone(query, problem === null));
  const [where, setWhere] = useState<Where>('realm');
  const realmId = realm && where === 'realm' ? realm.id : null;
  return (
    <NameForm
      title="Save as new view"
      action="Save view"
      onSubmit={(name) => viewsStore.getState().saveAs(name, realmId)}
      onClose={onClose}
    >
      {realm ? (
        <Choices<Where>
          label="Offered"
          value={where}
          onChoose={setWhere}
          options={[
            { value: 'realm', label: `Only in ${realm.name}` },
            { value: 'all', label: 'In every realm' },
          ]}
        />
      ) : (
        <p className={classes.muted}>Offered in every realm, as all of them are open.</p>
      )}
      <div>
        <p className={classes.muted}>Keeps the columns, their order and sorting, and this search:</p>
        <p className={classes.query}>{text === '' ? 'All consents' : <QueryText text={text} />}</p>
      </div>
      {isPersonal && (
        <Notice title="This search may name a customer">
          This view keeps what you typed, e.g. a customer’s name, in the settings file on this computer.
        </Notice>
      )}
    </NameForm>
  );
}

/** Term by term: a line that ended with the minus of '-status:active' would say the contrary. */
const QueryText = ({ text }: { readonly text: string }) => (
  <code>
    {text.split(/(\s+)/).map((part, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in its order
      <span key={place} className={/\S/.test(part) ? classes.term : undefined}>
        {part}
      </span>
    ))}
  </code>
);
