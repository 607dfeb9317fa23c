import { useMemo } from 'react';
import { outgoingPayload } from '../../../shared/payload/fresh-timestamp.ts';
import { bundleIdOf } from '../../../shared/payload/push-types.ts';
import { appNameOf } from '../../../shared/preview/app-name.ts';
import { countBehind } from '../../../shared/preview/count-behind.ts';
import type { Grouping } from '../../../shared/preview/preview.ts';
import { readPreview } from '../../../shared/preview/read-preview.ts';
import { PreviewPanel } from '../../preview/preview-panel.tsx';
import { useBench } from '../bench-context.ts';
import type { SendEntry } from '../bench-state.ts';
import { useMessage } from '../message-context.ts';
import { useLastReadable } from './use-last-readable.ts';

/** The phone that follows what is typed; while the JSON is not valid it keeps what it showed last. */
export function BenchPreview() {
  const { bench, now } = useBench();
  const { draft, topic, defaults, token: typedToken } = useMessage();
  const { headers } = draft;
  const token = typedToken.ok ? typedToken.value.token : null;
  // The binary protocol carries no push type: there the topic and the payload say what it is.
  const pushType = bench.target.protocol === 'legacy' ? null : headers.pushType.trim() || defaults.pushType;
  const collapseId = headers.collapseId.trim() || null;
  const payload = useMemo(
    () => outgoingPayload(draft, { protocol: bench.target.protocol, pushType: pushType ?? '', now }),
    [draft, bench.target.protocol, pushType, now],
  );
  const read = useMemo(
    () => readPreview(payload, { pushType, topic, collapseId, now }),
    [payload, pushType, topic, collapseId, now],
  );
  const shown = useLastReadable(read);
  const behind = useMemo(
    () => (shown.kind === 'notification' ? countBehind(sentTo(bench.sends, token), shown.grouping) : 0),
    [shown, bench.sends, token],
  );
  return (
    <PreviewPanel
      preview={shown}
      appName={appNameOf(topic)}
      app={topic === null ? '' : bundleIdOf(topic)}
      behind={behind}
      now={now}
      kept={shown !== read}
    />
  );
}

/** Where a device has put what APNs took for it. */
function sentTo(sends: readonly SendEntry[], device: string | null): readonly Grouping[] {
  return sends.flatMap(({ token, grouping, state }) => {
    const isTaken = state.kind === 'answered' && state.outcome.outcome === 'accepted';
    return isTaken && token === device && grouping !== null ? [grouping] : [];
  });
}
