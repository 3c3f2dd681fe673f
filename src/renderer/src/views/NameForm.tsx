import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { type Failure, toFailure } from '../../../shared/failure';
import { FailureNotice } from '../components/FailureNotice';
import classes from './views.module.css';

interface Props {
  readonly title: string;
  readonly action: string;
  readonly name?: string;
  /** Between the name and the buttons. */
  readonly children?: ReactNode;
  /** Rejects with main's Failure: one of the field `name` is shown under it. */
  readonly onSubmit: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

const missing = 'Give the view a name.';

/** Asks for a view's name. */
export function NameForm({ title, action, name = '', children, onSubmit, onClose }: Props) {
  const [typed, setTyped] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const refuse = (why: string) => {
    setProblem(why);
    field.current?.focus();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (typed.trim() === '') return refuse(missing);
    setBusy(true);
    setFailure(null);
    try {
      await onSubmit(typed);
      onClose();
    } catch (error) {
      const told = toFailure(error);
      setBusy(false);
      if (told.field === 'name') refuse(`${told.message} ${told.hint}`);
      else setFailure(told);
    }
  };
  return (
    <Modal
      opened
      onClose={busy ? () => {} : onClose}
      size={460}
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          ref={field}
          label="Name"
          value={typed}
          maxLength={60}
          autoComplete="off"
          error={problem}
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(null);
          }}
        />
        {children}
        {failure && <FailureNotice failure={{ ...failure, retryable: false }} />}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose} disabled={busy}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
