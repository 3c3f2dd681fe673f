import { useEffect, useState } from 'react';
import { countdown } from './lock-state';

/** The time left until `until` (epoch milliseconds), renewed at each full second of it. For the eye: a screen reader is told otherwise. */
export function Countdown({ until }: { readonly until: number }) {
  const [now, setNow] = useState(Date.now);
  const left = until - now;
  useEffect(() => {
    // Measured anew each time, so that a late timer is not carried on.
    const timer = setTimeout(() => setNow(Date.now()), ((until - now) % 1000) + 10);
    return () => clearTimeout(timer);
  }, [until, now]);
  return <span>{countdown(left)}</span>;
}
