import { en } from '../../messages/en.ts';
import { Drawing } from './drawing.tsx';
import { Sequence, type Step, sequenceHeight, sequenceText } from './sequence.tsx';

const texts = en.howPushWorksDrawings.delivery;

const STEPS: readonly Step[] = [
  { from: 'server', to: 'apns', label: texts.push },
  { from: 'apns', to: 'server', label: texts.accepted },
  { at: 'apns', label: texts.store },
  { from: 'apns', to: 'ios', label: texts.forward },
  { from: 'ios', to: 'app', label: texts.show },
];

/** A notification's way, and how far the server is told of it. */
export function DeliveryDrawing() {
  return (
    <Drawing name="delivery" height={sequenceHeight(STEPS)} title={texts.title} description={sequenceText(STEPS)}>
      <Sequence actors={['server', 'apns', 'ios', 'app']} steps={STEPS} />
    </Drawing>
  );
}
