/** Whether the operator has paused. Nobody is told of a mistake in a word that they are still typing. */
import { useEffect, useState } from 'react';

const pause = 700;

export function useSettled(text: string): boolean {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled === text;
}
