import { fail } from '../../shared/failure';
import type { ContentKind } from './content-kind';
import type { Content } from './store-engine';
import type { Stored } from './stored';

type Write = (content: Content) => void;

/** A content in memory, and on disk in two files: the file itself and, right after it, its last good copy. */
export class StoredFile<T extends { version: number }> implements Stored<T> {
  #value: T;

  constructor(
    private readonly kind: ContentKind<T>,
    private readonly path: string,
    value: T,
    /** Null when what is on disk must not be written over. */
    private readonly writers: { file: Write; copy: Write } | null,
  ) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  update(change: (value: T) => T): void {
    const next = this.kind.schema.parse(change(this.#value));
    this.#write(next);
    this.#value = next;
  }

  /** Puts the content on disk again after a loss; when that fails, the next update says so. */
  restore(): void {
    try {
      this.#write(this.#value);
    } catch {
      // What the operator must know was told with the loss itself.
    }
  }

  #write(content: T): void {
    try {
      if (!this.writers) throw new Error('what is on disk can neither be read nor moved aside');
      this.writers.file(content);
    } catch (cause) {
      throw fail(
        'storage',
        `The ${this.kind.label} file cannot be written, so nothing was changed.`,
        `Check the free space and the rights of ${this.path}, then try again.`,
        { retryable: true, cause },
      );
    }
    try {
      this.writers.copy(content);
    } catch {
      // The content itself is safe on disk; an older copy only matters after a second misfortune.
    }
  }
}
