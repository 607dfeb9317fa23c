import { en } from '../../messages/en.ts';
import { Drawing } from './drawing.tsx';
import { Sequence, type Step, sequenceHeight, sequenceText } from './sequence.tsx';

const texts = en.howPushWorksDrawings.registration;

const STEPS: readonly Step[] = [
  { from: 'app', to: 'ios', label: texts.ask },
  { from: 'ios', to: 'apns', label: texts.request },
  { from: 'apns', to: 'ios', label: texts.token },
  { from: 'ios', to: 'app', label: texts.bytes },
  { from: 'app', to: 'server', label: texts.tell },
];

/** The token's way from APNs over the device to the server. */
export function RegistrationDrawing() {
  return (
    <Drawing name="registration" height={sequenceHeight(STEPS)} title={texts.title} description={sequenceText(STEPS)}>
      <Sequence actors={['server', 'app', 'ios', 'apns']} steps={STEPS} />
    </Drawing>
  );
}
