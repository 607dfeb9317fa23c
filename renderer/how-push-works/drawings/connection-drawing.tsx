import { en } from '../../messages/en.ts';
import { Drawing } from './drawing.tsx';
import { Sequence, type Step, sequenceHeight, sequenceText } from './sequence.tsx';

const texts = en.howPushWorksDrawings.connection;

const STEPS: readonly Step[] = [
  { from: 'server', to: 'dns', label: texts.resolve },
  { from: 'server', to: 'apns', label: texts.tcp },
  { from: 'apns', to: 'server', label: texts.serverCertificate },
  { at: 'gateway', label: texts.intercept },
  { from: 'server', to: 'apns', label: texts.clientCertificate },
  { from: 'apns', to: 'server', label: texts.ready },
];

/** The stages of a connection test, with whom each is settled. */
export function ConnectionDrawing() {
  return (
    <Drawing name="connection" height={sequenceHeight(STEPS)} title={texts.title} description={sequenceText(STEPS)}>
      <Sequence actors={['server', 'dns', 'gateway', 'apns']} steps={STEPS} />
    </Drawing>
  );
}
