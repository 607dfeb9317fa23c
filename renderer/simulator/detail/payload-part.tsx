import type { ReactNode } from 'react';
import type { NotificationDetail } from '../../../shared/simulator/journal.ts';
import { HexView } from '../../frame/hex-view.tsx';
import { en } from '../../messages/en.ts';
import { jsonParts } from './json-parts.ts';
import { keptPayload, type PayloadView, payloadLimit, payloadView } from './payload-view.ts';

const texts = en.simulator.detail;

const FORM_NOTES: Readonly<Partial<Record<PayloadView['kind'], string>>> = {
  text: texts.notJson,
  binary: texts.binary,
};

/** The payload: JSON with colours, else as text or bytes. */
export function PayloadPart({ detail }: { readonly detail: NotificationDetail }) {
  const { event } = detail;
  const view = payloadView(detail);
  const limit = payloadLimit(event);
  const kept = keptPayload(detail).length;
  const note = FORM_NOTES[view.kind];
  return (
    <section className="detail-part" aria-labelledby="received-payload">
      <h3 id="received-payload" className="detail-part-title">
        {texts.payload}
        <span className="detail-part-note" data-over={event.bytes > limit || undefined}>
          {texts.size(event.bytes, limit)}
          {note !== undefined && `, ${note}`}
        </span>
      </h3>
      {kept < event.bytes && <p className="detail-cut">{texts.shownPart(kept, event.bytes)}</p>}
      <Shown view={view} />
    </section>
  );
}

function Shown({ view }: { readonly view: PayloadView }) {
  switch (view.kind) {
    case 'none':
      return <p className="detail-cut">{texts.noPayload}</p>;
    case 'json':
      return <Json text={view.text} />;
    case 'text':
      return <Text>{view.text}</Text>;
    case 'binary':
      return <HexView bytes={view.bytes} spans={[]} bytesARow={8} marked={null} onPoint={() => undefined} />;
  }
}

function Json({ text }: { readonly text: string }) {
  return (
    <Text>
      {jsonParts(text).map(({ kind, text: part }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces have no other identity, and never move
        <span key={index} data-json={kind}>
          {part}
        </span>
      ))}
    </Text>
  );
}

function Text({ children }: { readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one is scrolled by the keys
    <pre className="payload-text" tabIndex={0}>
      {children}
    </pre>
  );
}
