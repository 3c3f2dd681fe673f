/**
 * A small piece of typed content that outlives the run. Reading never touches the disk, so the app stays usable when the disk does not.
 */
export interface Stored<T> {
  readonly value: T;
  /**
   * All or nothing: when it returns, the new content is on disk and in `value`; when it throws (a `storage` Failure), neither has changed.
   */
  update(change: (value: T) => T): void;
}
