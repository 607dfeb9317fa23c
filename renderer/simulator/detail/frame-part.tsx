import type { ByteSpan } from '../../../shared/wire/annotated-bytes.ts';
import { AnnotatedFrame } from '../../frame/annotated-frame.tsx';
import { en } from '../../messages/en.ts';

const texts = en.simulator.frame;

type FramePartProps = { readonly raw: Uint8Array; readonly spans: readonly ByteSpan[] };

/** The frame that came, under its heading. */
export function FramePart({ raw, spans }: FramePartProps) {
  return (
    <section className="detail-part" aria-labelledby="received-frame">
      <h3 id="received-frame" className="detail-part-title">
        {texts.title}
        <span className="detail-part-note">{texts.bytes(raw.length)}</span>
        <span className="frame-hint">{texts.hint}</span>
      </h3>
      <AnnotatedFrame raw={raw} spans={spans} />
    </section>
  );
}
