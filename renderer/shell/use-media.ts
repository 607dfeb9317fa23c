import { useState, useSyncExternalStore } from 'react';

/** From this width on there is room for the inspector beside the cards, px. */
const WIDE = '(min-width: 1120px)';

/** Whether the inspector has a column of its own; below, it lies over the page and results follow the message. */
export function useWideLayout(): boolean {
  return useMedia(WIDE);
}

/** Whether a media query holds, followed as it changes. */
function useMedia(query: string): boolean {
  const [media] = useState(() => window.matchMedia(query));
  return useSyncExternalStore(
    (changed) => {
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => media.matches,
  );
}
