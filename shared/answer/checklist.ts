import { findNodeAtLocation, getNodeValue, type Node, parseTree } from 'jsonc-parser';
import type { Situation } from './situation.ts';

/** What to look at when APNs took a notification and nothing shows; worded by `shared/messages/checklist-text.ts`. */
export type CheckPoint =
  | { readonly point: 'silence-is-no-proof' }
  | { readonly point: 'simulator-only' }
  | { readonly point: 'nothing-to-show' }
  | { readonly point: 'background-throttled' }
  | { readonly point: 'power-saving'; readonly priority: number }
  | { readonly point: 'one-attempt' }
  | { readonly point: 'expired-at'; readonly expiration: number }
  | { readonly point: 'replaced'; readonly collapseId: string }
  | { readonly point: 'loc-key'; readonly key: string }
  | { readonly point: 'permission' }
  | { readonly point: 'focus'; readonly level: string }
  | { readonly point: 'passive' }
  | { readonly point: 'foreground' }
  | { readonly point: 'activity-keys' }
  | { readonly point: 'activity-timestamp' }
  | { readonly point: 'callkit' }
  | { readonly point: 'build'; readonly environment: 'sandbox' | 'production' }
  | { readonly point: 'device-offline' };

/** The points that the situation does not rule out, the likeliest first. */
export function checklist(situation: Situation): readonly CheckPoint[] {
  const { target } = situation;
  if (target.kind === 'simulator') return [{ point: 'simulator-only' }];
  const root = parseTree(situation.payload) ?? null;
  const own = target.protocol === 'legacy' ? [{ point: 'silence-is-no-proof' } as const] : [];
  return [...own, ...ofPushType(situation, root), ...ofDelivery(situation), { point: 'device-offline' }];
}

function ofPushType(situation: Situation, root: Node | null): readonly CheckPoint[] {
  const { pushType } = situation;
  if (pushType === 'liveactivity') return ofLiveActivity(root);
  if (pushType === 'voip') return [{ point: 'callkit' }];
  if (pushType === 'background') return [{ point: 'nothing-to-show' }, { point: 'background-throttled' }];
  if (pushType !== null && pushType !== 'alert') return [];
  if (!showsSomething(root)) {
    const silent = value(root, 'content-available') === 1;
    return silent ? [{ point: 'nothing-to-show' }, { point: 'background-throttled' }] : [{ point: 'nothing-to-show' }];
  }
  return ofAlert(root);
}

function ofAlert(root: Node | null): readonly CheckPoint[] {
  const level = value(root, 'interruption-level');
  const locKey = value(root, 'alert', 'loc-key');
  const points: CheckPoint[] = [];
  if (typeof locKey === 'string') points.push({ point: 'loc-key', key: locKey });
  points.push({ point: 'permission' });
  if (level === 'passive') points.push({ point: 'passive' });
  else if (level !== 'critical') points.push({ point: 'focus', level: level === 'time-sensitive' ? level : 'active' });
  points.push({ point: 'foreground' });
  return points;
}

function ofLiveActivity(root: Node | null): readonly CheckPoint[] {
  const timestamp = value(root, 'timestamp');
  return [
    { point: 'activity-keys' },
    ...(typeof timestamp === 'number' ? [{ point: 'activity-timestamp' } as const] : []),
  ];
}

function ofDelivery({
  priority,
  expiration,
  collapseId,
  token,
  others,
  target,
  now,
}: Situation): readonly CheckPoint[] {
  const points: CheckPoint[] = [];
  const replaced = others.some(
    (send) => send.newer && send.accepted && send.token === token && send.collapseId === collapseId,
  );
  if (collapseId !== null && replaced) points.push({ point: 'replaced', collapseId });
  if (priority !== null && priority < 10) points.push({ point: 'power-saving', priority });
  if (expiration === 0) points.push({ point: 'one-attempt' });
  if (expiration !== null && expiration > 0 && expiration * 1_000 <= now.getTime()) {
    points.push({ point: 'expired-at', expiration });
  }
  if (target.environment !== null) points.push({ point: 'build', environment: target.environment });
  return points;
}

function showsSomething(root: Node | null): boolean {
  return ['alert', 'badge', 'sound'].some((key) => value(root, key) !== undefined);
}

/** A value inside `aps`; undefined when it is not there. */
function value(root: Node | null, ...path: readonly string[]): unknown {
  const node = root === null ? undefined : findNodeAtLocation(root, ['aps', ...path]);
  return node === undefined ? undefined : getNodeValue(node);
}
