import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that gives a value as the page shows it when it is called, for what is done at a press or later. */
export function useNewest<T>(value: T): () => T {
  const newest = useRef(value);
  useLayoutEffect(() => {
    newest.current = value;
  });
  return useCallback(() => newest.current, []);
}
