import { PreviewPanel } from '../../preview/preview-panel.tsx';
import { useBench } from '../bench-context.tsx';
import { useLastReadable } from './use-last-readable.ts';

/** The phone that follows what is typed; while the JSON is not valid it keeps what it showed last. */
export function BenchPreview() {
  const { message, credential, now } = useBench();
  const view = useLastReadable(message.payload);
  const appName = credential?.topics[0]?.topic ?? '';
  return (
    <PreviewPanel
      title={view?.title ?? null}
      subtitle={view?.subtitle ?? null}
      body={view?.body ?? null}
      badge={view?.badge ?? null}
      sound={view?.sound ?? null}
      appName={appName}
      now={now}
    />
  );
}
