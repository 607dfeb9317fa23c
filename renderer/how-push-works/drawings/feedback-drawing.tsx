import { encodeFeedback } from '../../../shared/simulator/feedback-list.ts';
import { annotateFeedback } from '../../../shared/wire/annotated-bytes.ts';
import { en } from '../../messages/en.ts';
import { ByteStrip, type Strip, stripHeight, stripText } from './byte-strip.tsx';
import { Drawing } from './drawing.tsx';
import { SAMPLE } from './sample.ts';
import { Sequence, type Step, sequenceHeight, sequenceText } from './sequence.tsx';

const texts = en.howPushWorksDrawings.feedback;

const STEPS: readonly Step[] = [
  { at: 'ios', label: texts.removed },
  { from: 'server', to: 'apns', label: texts.push },
  { from: 'apns', to: 'server', label: texts.gone },
  { from: 'server', to: 'feedback', label: texts.connect },
  { from: 'feedback', to: 'server', label: texts.list },
];

/** 14 November 2023, 22:13:20 UTC. */
const GONE_SINCE = 1_700_000_000;

function tuple(): Strip {
  const bytes = encodeFeedback([{ token: SAMPLE.token, topic: 'com.example.weather', seconds: GONE_SINCE }]);
  return { name: texts.tuple, bytes, spans: annotateFeedback(bytes) };
}

/** How a server hears that a token is good for nothing, over HTTP/2 and formerly. */
export function FeedbackDrawing() {
  const strip = tuple();
  const top = sequenceHeight(STEPS) + 10;
  return (
    <Drawing
      name="feedback"
      height={top + stripHeight(strip) - 12}
      title={texts.title}
      description={`${sequenceText(STEPS)} ${stripText(strip)}`}
    >
      <Sequence actors={['feedback', 'server', 'apns', 'ios']} steps={STEPS} />
      <ByteStrip strip={strip} y={top} />
    </Drawing>
  );
}
