import { Button } from '@mantine/core';
import classes from './RealmForm.module.css';

interface Props {
  readonly onStay: () => void;
  readonly onDiscard: () => void;
}

/** Takes the place of the form's buttons when it is left with changes: what was typed stays in sight while it is asked about. */
export function DiscardChanges({ onStay, onDiscard }: Props) {
  return (
    <div className={classes.asking} role="alertdialog" aria-labelledby="discard-question">
      <p id="discard-question" className={classes.question}>
        Discard what you typed? It is not saved yet.
      </p>
      <Button variant="default" onClick={onStay} autoFocus>
        Keep editing
      </Button>
      <Button color="danger" onClick={onDiscard}>
        Discard changes
      </Button>
    </div>
  );
}
