import type { MouseEvent } from 'react';
import { DEFAULT_PAYLOAD } from '../../../../shared/payload/draft.ts';
import { bundleIdOf } from '../../../../shared/payload/push-types.ts';
import { EXAMPLE_BUNDLE_ID, type ReadyTemplateId, readyTemplate } from '../../../../shared/template/gallery.ts';
import { Button } from '../../../components/button.tsx';
import { en } from '../../../messages/en.ts';
import { useBench } from '../../bench-context.ts';
import { useMessage } from '../../message-context.ts';

/** The ready notification that shows what a type's payload looks like. */
const EXAMPLES: Readonly<Record<string, ReadyTemplateId>> = {
  background: 'background-refresh',
  voip: 'voip-call',
  complication: 'complication',
  fileprovider: 'file-provider',
  location: 'location-query',
  liveactivity: 'live-activity-update',
  pushtotalk: 'push-to-talk',
  widgets: 'widgets',
  controls: 'controls',
  mdm: 'mdm',
};

/** An example of a push type, offered while nobody has written anything that it would take the place of. */
export function ExampleOffer({ pushType }: { readonly pushType: string }) {
  const { dispatch } = useBench();
  const { draft, topic } = useMessage();
  const id = Object.hasOwn(EXAMPLES, pushType) ? EXAMPLES[pushType] : undefined;
  if (id === undefined || !isUnwritten(draft.payload)) return null;
  const bundleId = topic === null ? EXAMPLE_BUNDLE_ID : bundleIdOf(topic);
  const start = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    // The offer goes: what was chosen before has the focus again.
    currentTarget.parentElement?.querySelector<HTMLElement>('[role="combobox"]')?.focus();
    dispatch({ type: 'payload-changed', payload: readyTemplate(id, { bundleId, now: new Date() }).payload });
  };
  return (
    <Button variant="link" onClick={start}>
      {en.bench.composer.example(pushType)}
    </Button>
  );
}

function isUnwritten(payload: string): boolean {
  return payload === DEFAULT_PAYLOAD || ['', '{}', '{"aps":{}}'].includes(payload.replaceAll(/\s/g, ''));
}
