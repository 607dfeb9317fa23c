import { useEffect, useState } from 'react';

/** The time, renewed every `everyMs` while `running`; the page itself reads no clock. */
export function useNow(everyMs: number, running = true): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (!running) return;
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, running]);
  return now;
}
