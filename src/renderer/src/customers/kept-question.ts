/** What the search box asked of the realm's own list, put aside while a customer's list is on screen: it may well name another customer. */
interface Asked {
  text(): string;
  ask(text: string): void;
}

export function createKeptQuestion({ text, ask }: Asked) {
  let kept: string | null = null;
  let last: string | null = null;
  return {
    /** Follows from one list to another; null is the realm's own. */
    follow(visitId: string | null): void {
      // The same list again: what is asked of it stays.
      if (visitId === last) return;
      last = visitId;
      if (visitId !== null) {
        kept ??= text();
        ask('');
      } else if (kept !== null) {
        ask(kept);
        kept = null;
      }
    },
  };
}
