import { useLayoutEffect, useRef, useState } from 'react';

/** So long nothing is typed before what was typed counts as settled; a fast typist's keys are closer together. */
const PAUSE_MS = 150;

/** Follows a value: at once after a pause, and while it changes again and again only when that has ended. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useLayoutEffect(() => {
    const now = performance.now();
    const wasStill = now - changedAt.current > PAUSE_MS;
    changedAt.current = now;
    if (wasStill) {
      setSettled(value);
      return;
    }
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
