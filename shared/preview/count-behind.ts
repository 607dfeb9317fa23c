import type { Grouping } from './preview.ts';

/**
 * How many notifications lie behind one in its group: earlier ones of its app and thread, each collapse id counted once,
 * and none that it replaces itself. Without a `threadId` an app's notifications are one group.
 */
export function countBehind(earlier: readonly Grouping[], shown: Grouping): number {
  const group = earlier.filter(({ bundleId, threadId }) => bundleId === shown.bundleId && threadId === shown.threadId);
  const single = group.filter(({ collapseId }) => collapseId === null).length;
  const collapsed = new Set(group.flatMap(({ collapseId }) => (collapseId === null ? [] : [collapseId])));
  if (shown.collapseId !== null) collapsed.delete(shown.collapseId);
  return single + collapsed.size;
}
