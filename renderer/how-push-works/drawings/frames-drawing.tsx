import type { LegacyCommand } from '../../../shared/payload/notification.ts';
import { annotateErrorPacket, annotateLegacyFrame } from '../../../shared/wire/annotated-bytes.ts';
import { encodeErrorPacket } from '../../../shared/wire/error-packet.ts';
import { encodeLegacyFrame } from '../../../shared/wire/legacy-frame.ts';
import { en } from '../../messages/en.ts';
import { ByteStrip, type Strip, stripHeight, stripText } from './byte-strip.tsx';
import { Drawing } from './drawing.tsx';
import { SAMPLE } from './sample.ts';

const texts = en.howPushWorksDrawings.frames;

const INVALID_TOKEN = 8;

function frame(command: LegacyCommand): Strip {
  const bytes = encodeLegacyFrame({ ...SAMPLE, command });
  return { name: texts.command(command), bytes, spans: annotateLegacyFrame(bytes) };
}

function packet(): Strip {
  const bytes = encodeErrorPacket({ status: INVALID_TOKEN, identifier: SAMPLE.identifier });
  return { name: texts.packet, bytes, spans: annotateErrorPacket(bytes) };
}

/** One notification in each of the three commands, and what the gateway answers when its token is not known. */
export function FramesDrawing() {
  const strips = [frame(0), frame(1), frame(2), packet()];
  const top = (at: number) => strips.slice(0, at).reduce((sum, strip) => sum + stripHeight(strip), 0);
  return (
    <Drawing
      name="frames"
      height={top(strips.length) - 12}
      title={texts.title}
      description={strips.map(stripText).join(' ')}
    >
      {strips.map((strip, index) => (
        <ByteStrip key={strip.name} strip={strip} y={top(index)} />
      ))}
    </Drawing>
  );
}
