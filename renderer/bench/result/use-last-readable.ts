import { useState } from 'react';
import type { Preview } from '../../../shared/preview/preview.ts';

/** The newest preview of a payload that could be read; that of an unreadable one only while there was no other. */
export function useLastReadable(preview: Preview): Preview {
  const [last, setLast] = useState(preview);
  const isReadable = preview.kind !== 'unreadable';
  if (isReadable && preview !== last) setLast(preview);
  return isReadable ? preview : last;
}
