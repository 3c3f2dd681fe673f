/**
 * Room to work in, used again: a keystroke that asked the system for a few megabytes each time would spend more time on giving them back than on
 * searching. Whoever takes it gives it back; what is not given back, because the work was left off, is simply made anew.
 */
export class Scratch {
  #marks: Uint8Array[] = [];
  #rows: Uint32Array[] = [];

  constructor(private readonly size: number) {}

  /** All 0. */
  takeMarks(): Uint8Array {
    return this.#marks.pop() ?? new Uint8Array(this.size);
  }

  giveMarks(marks: Uint8Array): void {
    marks.fill(0);
    this.#marks.push(marks);
  }

  /** Holds anything. */
  takeRows(): Uint32Array {
    return this.#rows.pop() ?? new Uint32Array(this.size);
  }

  giveRows(rows: Uint32Array): void {
    this.#rows.push(rows);
  }
}
