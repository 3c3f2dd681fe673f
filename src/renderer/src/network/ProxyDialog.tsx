import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Failure } from '../../../shared/failure';
import type { ProxyQuestion } from '../../../shared/network';
import { FailureNotice } from '../components/FailureNotice';
import { useAct } from '../components/use-act';
import { useFocusReturn } from '../components/use-focus-return';
import classes from './Network.module.css';
import { useNetwork } from './stores';

/** Another dialog may lie below, and would take Escape for its own: Mantine passes over keys pressed on what carries this. */
const ownKeys = { 'data-mantine-stop-propagation': 'true' };

/** Above every other dialog: none of them gets any further without the answer. */
const onTop = 400;

const refused: Failure = {
  kind: 'proxy',
  message: 'The proxy did not accept that name and password.',
  hint: 'Check both. Some proxies want the name with its domain, as in BANK\\anna.',
  retryable: false,
};

/** Asks for the name and password that a proxy wants. They are left to the fields, and gone with them. */
export default function ProxyDialog({ question }: { readonly question: ProxyQuestion }) {
  const answer = useNetwork((state) => state.answer);
  const { run, busy, failure } = useAct(answer);
  const [unnamed, setUnnamed] = useState(false);
  const user = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useFocusReturn();

  const cancel = () => void run(question.questionId, null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const name = user.current?.value ?? '';
    if (name === '') {
      setUnnamed(true);
      user.current?.focus();
      return;
    }
    void run(question.questionId, { user: name, password: password.current?.value ?? '' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing && !busy) cancel();
  };

  return (
    <Modal
      opened
      onClose={busy ? () => {} : cancel}
      closeOnEscape={false}
      closeOnClickOutside={false}
      onKeyDown={onKeyDown}
      size={460}
      zIndex={onTop}
      title="The proxy asks who you are"
      closeButtonProps={{ 'aria-label': 'Close', ...ownKeys }}
      attributes={{ content: ownKeys }}
    >
      <form onSubmit={submit} noValidate className={classes.form}>
        {question.again && <FailureNotice failure={refused} />}
        <p>
          <strong className={classes.proxy}>{question.proxy}</strong>
          {question.says !== '' && ` (‘${question.says}’)`} lets nobody through without a name and a password.
          They go to this proxy and to no realm, and are forgotten when the app is closed.
        </p>
        <TextInput
          ref={user}
          label="User name"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          data-autofocus
          error={unnamed ? 'Type the name that the proxy knows you by.' : undefined}
          onChange={() => setUnnamed(false)}
          {...ownKeys}
        />
        <TextInput
          ref={password}
          label="Password"
          type="password"
          autoComplete="new-password"
          maxLength={2000}
          {...ownKeys}
        />
        {failure && <FailureNotice failure={{ ...failure, retryable: false }} />}
        <div className={classes.actions}>
          <Button variant="default" onClick={cancel} disabled={busy} {...ownKeys}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} {...ownKeys}>
            Continue
          </Button>
        </div>
      </form>
    </Modal>
  );
}
