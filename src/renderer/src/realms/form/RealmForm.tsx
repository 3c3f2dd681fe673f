import { Button, Drawer } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Failure, toFailure } from '../../../../shared/failure';
import type { RealmId } from '../../../../shared/realm';
import { bridge } from '../../bridge';
import dialog from '../../components/Dialog.module.css';
import { FailureNotice } from '../../components/FailureNotice';
import { useApp, useRealms } from '../../stores';
import { ConnectionTest } from './ConnectionTest';
import { DiscardChanges } from './DiscardChanges';
import { FormFields } from './FormFields';
import { draftOf, sameConnection } from './form-values';
import classes from './RealmForm.module.css';
import { useConnectionTest } from './use-connection-test';
import { useRealmForm } from './use-realm-form';

/** Adds or edits a realm (R1). Nothing typed is ever lost: a failure leaves the form as it is, and closing asks first. */
export default function RealmForm({ realmId }: { readonly realmId: RealmId | null }) {
  const entry = useRealms((state) => state.entries.find(({ profile }) => profile.id === realmId)) ?? null;
  const saved = useRealms((state) => state.saved);
  const close = useApp((state) => state.close);
  const form = useRealmForm(entry?.profile ?? null);
  const test = useConnectionTest();
  const [asking, setAsking] = useState(false);
  const [tested, setTested] = useState(form.values);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const draft = () => draftOf(form.values, realmId);
  const runTest = () => {
    if (!form.check()) return;
    setTested(form.values);
    void test.run(draft(), form.place);
  };
  // While it is being saved it stays: a failure must find it still there, and 'discard' would be a lie.
  const leave = () => {
    if (saving) return;
    if (form.dirty) setAsking(!asking);
    else close();
  };

  async function save(event: FormEvent) {
    event.preventDefault();
    setFailure(null);
    if (!form.check()) return;
    setSaving(true);
    try {
      saved(await bridge.realms.save(draft()), realmId === null);
      close();
    } catch (error) {
      const told = toFailure(error);
      if (!form.place(told)) setFailure(told);
    } finally {
      setSaving(false);
    }
  }

  return (
    <Drawer
      opened
      onClose={leave}
      size={960}
      title={entry ? `Edit ${entry.profile.name}` : 'Add a realm'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{
        content: classes.drawer,
        header: dialog.linedHeader,
        title: dialog.title,
        body: classes.body,
      }}
    >
      <form className={classes.form} onSubmit={save} noValidate>
        <div className={classes.fields}>
          <FormFields form={form} entry={entry} />
        </div>
        <ConnectionTest
          test={test}
          isStale={test.state !== 'idle' && !sameConnection(tested, form.values)}
          onTest={runTest}
        />
        <footer className={classes.footer}>
          {asking ? (
            <DiscardChanges onStay={() => setAsking(false)} onDiscard={close} />
          ) : (
            <>
              <div className={classes.failure}>
                {failure && <FailureNotice failure={{ ...failure, retryable: false }} />}
              </div>
              <Button variant="default" onClick={leave} disabled={saving}>
                Cancel
              </Button>
              <Button type="submit" loading={saving}>
                {entry ? 'Save changes' : 'Add realm'}
              </Button>
            </>
          )}
        </footer>
      </form>
    </Drawer>
  );
}
