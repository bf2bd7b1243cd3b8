import { useEffect, useState } from 'preact/hooks';

/** Counts up at an interval while the page is visible, and at once when asked. */
export function useTicks(millis: number): [turn: number, again: () => void] {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setTurn(before => before + 1), millis);
    return () => clearInterval(timer);
  }, [millis]);
  return [turn, () => setTurn(before => before + 1)];
}
