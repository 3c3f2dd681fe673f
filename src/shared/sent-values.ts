/**
 * Values that were sent once and are named by a code from then on. What tells two values apart is a list of texts; it is looked up text by
 * text, because a key put together from them for each of 100,000 rows costs more than all else that packing does.
 */

class Branch {
  code = -1;
  next: Map<string, Branch> | undefined;
  /** The one that was followed last: mostly it comes again, and comparing two texts costs less than looking one up. */
  last: Branch | undefined;

  constructor(readonly text: string) {}
}

export class SentValues<T> {
  readonly #root = new Branch('');
  #count = 0;
  #fresh: T[] = [];

  /** @param value called for a value that was not sent yet */
  code(texts: readonly string[], value: () => T): number {
    let branch = this.#root;
    for (let at = 0; at < texts.length; at++) branch = follow(branch, texts[at] as string);
    if (branch.code < 0) {
      branch.code = this.#count++;
      this.#fresh.push(value());
    }
    return branch.code;
  }

  /** The values that the next chunk must bring. */
  takeFresh(): T[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}

function follow(branch: Branch, text: string): Branch {
  if (branch.last?.text !== text) branch.last = branch.next?.get(text) ?? grow(branch, text);
  return branch.last;
}

function grow(branch: Branch, text: string): Branch {
  const grown = new Branch(text);
  branch.next ??= new Map();
  branch.next.set(text, grown);
  return grown;
}
