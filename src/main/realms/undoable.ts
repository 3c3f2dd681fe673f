/** One step of a change that must happen whole or not at all. */
export interface Step {
  run(): Promise<void> | void;
  undo(): Promise<void> | void;
}

/** Runs the steps in order. When one fails, those before it are undone, last first, and its error is thrown. */
export async function allOrNothing(steps: readonly Step[]): Promise<void> {
  const done: Step[] = [];
  try {
    for (const step of steps) {
      await step.run();
      done.push(step);
    }
  } catch (error) {
    for (const step of done.reverse()) await undo(step);
    throw error;
  }
}

/** An undo that fails too leaves a secret missing, and that is asked for again: the first error is the one to tell. */
async function undo(step: Step): Promise<void> {
  try {
    await step.undo();
  } catch {
    // Said above.
  }
}
