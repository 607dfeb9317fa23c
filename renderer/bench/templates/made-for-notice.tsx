import { bundleIdOf, topicFor } from '../../../shared/payload/push-types.ts';
import { Button } from '../../components/button.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { useMessageHead } from '../message-context.ts';

const texts = en.bench.templates.files;

/** Says when the message came from a file for another app than the one it goes to, and offers that app's topic. */
export function MadeForNotice() {
  const { bench, dispatch } = useBench();
  const { topic, headers } = useMessageHead();
  const { madeFor } = bench;
  const app = topic === null ? null : bundleIdOf(topic);
  if (madeFor === null || app === madeFor.bundleId) return null;
  const { file, bundleId } = madeFor;
  const pushType = headers.ok ? (headers.value.pushType ?? '') : '';
  return (
    <p className="message-notice">
      {texts.madeFor(file, bundleId)} {app === null ? texts.noTopic : texts.goesTo(app)}
      <Button
        variant="link"
        onClick={() => dispatch({ type: 'headers-changed', change: { topic: topicFor(bundleId, pushType) } })}
      >
        {texts.takeTopic(bundleId)}
      </Button>
      <Button variant="link" onClick={() => dispatch({ type: 'made-for-dismissed' })}>
        {texts.keep}
      </Button>
    </p>
  );
}
