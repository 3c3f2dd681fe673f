/** The row that the keyboard is on. It is one of a list that stands still: on one that follows live there is none. */
import { useEffect, useState } from 'react';
import { useTimeline } from './stores';

export function useActiveRow(count: number) {
  const [place, setActive] = useState(-1);
  const isLive = useTimeline((state) => state.isLive);
  useEffect(() => {
    if (isLive) setActive(-1);
  }, [isLive]);
  return { active: Math.min(place, count - 1), setActive };
}
