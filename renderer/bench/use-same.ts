import { useState } from 'react';

/** A value whose object stays the same while its entries do, so that who depends on it need not start anew. */
export function useSame<T extends object>(value: T): T {
  const [kept, keep] = useState(value);
  if (hasSameEntries(kept, value)) return kept;
  keep(value);
  return value;
}

/** Whether two objects have the same keys, each with the same value. */
function hasSameEntries(one: object, other: object): boolean {
  const entries = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  return (
    entries.length === others.size && entries.every(([key, value]) => others.has(key) && others.get(key) === value)
  );
}
