/**
 * Whether the app may end now, or the operator is asked first because a run is under way.
 *
 * Electron asks in the middle of an event that can only be refused at once, while a dialog takes its time. So the first attempt is refused and
 * asked about, and a 'yes' makes a second attempt, which then passes. What the system itself ends is never held up: the run's journal survives it.
 */

export interface QuitQuestionPorts {
  /** What ending would interrupt, in one sentence for the operator; null when nothing. */
  isBusy(): string | null;
  /** True: end all the same. */
  ask(busy: string): Promise<boolean>;
  /** Ends the app; comes by `mayEnd` again. */
  quit(): void;
}

export class QuitQuestion {
  #isAgreed = false;
  #isAsking = false;

  constructor(private readonly ports: QuitQuestionPorts) {}

  /** False: not now. The operator is being asked, and a 'yes' ends the app without a further call. */
  mayEnd(): boolean {
    if (this.#isAgreed) return true;
    const busy = this.ports.isBusy();
    if (busy === null) return true;
    void this.#ask(busy);
    return false;
  }

  /** From now on nothing is asked: the system, or whoever may send a signal, ends the app. */
  endWithoutAsking(): void {
    this.#isAgreed = true;
  }

  /** Once at a time: whoever presses the key again has the question before them already. */
  async #ask(busy: string): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      if (!(await this.ports.ask(busy))) return;
      this.#isAgreed = true;
      this.ports.quit();
    } catch {
      // A question that could not be shown is not answered with 'yes'; the next attempt asks again.
    } finally {
      this.#isAsking = false;
    }
  }
}
