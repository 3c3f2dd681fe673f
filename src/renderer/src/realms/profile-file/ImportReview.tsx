import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ProfileImport, ProfileImportItem } from '../../../../shared/profile-file';
import { EnvironmentBadge } from '../../components/EnvironmentBadge';
import { useApp } from '../../stores';
import { ImportActions } from './ImportActions';
import classes from './profile-file.module.css';
import { offered, stateWords } from './profile-files';

interface Props {
  readonly file: ProfileImport;
  readonly busy: boolean;
  readonly onTake: (take: number[]) => void;
  readonly onOther: () => void;
}

/** What the file has, beside what is here: nothing has been taken yet. */
export function ImportReview({ file, busy, onTake, onOther }: Props) {
  const close = useApp((state) => state.close);
  const able = offered(file);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const take = able.map(({ index }) => index).filter((index) => !left.has(index));
  const toggle = (index: number) =>
    setLeft(
      (before) =>
        new Set(before.has(index) ? [...before].filter((one) => one !== index) : [...before, index]),
    );
  return (
    <>
      <div className={classes.body}>
        <p className={classes.lead}>
          {file.items.length === 1 ? '1 realm' : `${file.items.length} realms`} in{' '}
          <span className={classes.file}>{file.fileName}</span>
          {able.length === 0 && '. All are here already, exactly as in the file.'}
        </p>
        <ul className={classes.items}>
          {file.items.map((item) => (
            <Item key={item.index} item={item} taken={take.includes(item.index)} onToggle={toggle} />
          ))}
        </ul>
      </div>
      {able.length === 0 ? (
        <ImportActions onClose={close} onOther={onOther} busy={busy} />
      ) : (
        <ImportActions onClose={close} onOther={onOther} busy={busy}>
          <Button disabled={take.length === 0} loading={busy} onClick={() => onTake(take)}>
            Import {take.length === 1 ? '1 realm' : `${take.length} realms`}
          </Button>
        </ImportActions>
      )}
    </>
  );
}

interface ItemProps {
  readonly item: ProfileImportItem;
  readonly taken: boolean;
  readonly onToggle: (index: number) => void;
}

function Item({ item, taken, onToggle }: ItemProps) {
  const { profile, state, changes, asksForSecrets } = item;
  return (
    <li className={classes.item} data-accent={profile.accent}>
      <div className={classes.itemHead}>
        <Checkbox
          checked={taken}
          disabled={state === 'same'}
          onChange={() => onToggle(item.index)}
          label={<span className={classes.name}>{profile.name}</span>}
        />
        <EnvironmentBadge environment={profile.environment} />
        <span className={classes.state} data-state={state}>
          {stateWords(item)}
        </span>
      </div>
      {state === 'new' && (
        <p className={classes.detail}>
          {profile.loginBaseUrl} · {profile.apiBaseUrl}
        </p>
      )}
      {changes.length > 0 && (
        <dl className={classes.changes}>
          {changes.map(({ field, was, becomes }) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>
                <del>{was}</del> <span aria-hidden>→</span> <ins>{becomes}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {state === 'changed' && asksForSecrets && (
        <p className={classes.warning}>
          Its secrets were typed for another address. They are dropped, and asked for again.
        </p>
      )}
    </li>
  );
}
