import { sentHeaders } from '../../../../shared/answer/details-text.ts';
import type { Attempt, HeaderLine, ReceivedResponse, SentRequest } from '../../../../shared/answer/send-record.ts';
import { durationText } from '../../../../shared/messages/quantity-text.ts';
import { annotateErrorPacket, annotateLegacyFrame } from '../../../../shared/wire/annotated-bytes.ts';
import { readErrorPacket } from '../../../../shared/wire/error-packet.ts';
import { legacyStatusWord } from '../../../../shared/wire/legacy-status.ts';
import { AnnotatedFrame } from '../../../frame/annotated-frame.tsx';
import { HexView } from '../../../frame/hex-view.tsx';
import { en } from '../../../messages/en.ts';
import { laidOut } from '../../../simulator/detail/payload-view.ts';

const texts = en.bench.results.details;

type AttemptPartProps = {
  readonly attempt: Attempt;
  readonly number: number;
  readonly count: number;
  readonly payload: string;
  readonly at: (iso: string) => string;
};

/** One time it was sent: the request as it went, and what came back. */
export function AttemptPart({ attempt, number, count, payload, at }: AttemptPartProps) {
  const { request, response, ms } = attempt;
  const which = count > 1 ? texts.attempt(number, count) : '';
  return (
    <>
      <section className="send-details-part">
        <h3>
          {texts.request}
          {which}
        </h3>
        <RequestView request={request} payload={payload} at={at} />
      </section>
      <section className="send-details-part">
        <h3>
          {texts.response}
          {which}
          {ms !== null && <span className="send-details-note">{texts.after(durationText(ms))}</span>}
        </h3>
        <ResponseView request={request} response={response} />
      </section>
    </>
  );
}

function RequestView({
  request,
  payload,
  at,
}: Pick<AttemptPartProps, 'payload' | 'at'> & { readonly request: SentRequest }) {
  if (request.kind === 'legacy') {
    return <AnnotatedFrame raw={request.frame} spans={annotateLegacyFrame(request.frame)} />;
  }
  return (
    <>
      <HeaderLines lines={sentHeaders(request.headers, request.providerToken, at)} />
      <Body text={payload} />
    </>
  );
}

type ResponseViewProps = { readonly request: SentRequest; readonly response: ReceivedResponse | null };

function ResponseView({ request, response }: ResponseViewProps) {
  if (response === null) return <p>{request.kind === 'legacy' ? texts.silence : texts.noResponse}</p>;
  if (response.kind === 'legacy') return <Packet bytes={response.bytes} />;
  return (
    <>
      <HeaderLines lines={response.headers} />
      {response.body === '' ? <p className="send-details-note">{texts.noBody}</p> : <Body text={response.body} />}
    </>
  );
}

/** An error packet byte by byte; what cannot be read as one is shown as it came. */
function Packet({ bytes }: { readonly bytes: Uint8Array }) {
  const packet = readErrorPacket(bytes);
  const names = texts.packet;
  return (
    <>
      <HexView bytes={bytes} spans={annotateErrorPacket(bytes)} marked={null} onPoint={() => undefined} />
      {packet !== null && (
        <HeaderLines
          lines={[
            [names.command, String(bytes[0])],
            [names.status, texts.packetStatus(packet.status, legacyStatusWord(packet.status))],
            [names.identifier, String(packet.identifier)],
          ]}
        />
      )}
    </>
  );
}

function HeaderLines({ lines }: { readonly lines: readonly HeaderLine[] }) {
  return (
    <dl className="send-details-headers type-mono">
      {lines.map(([name, value]) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ text }: { readonly text: string }) {
  return (
    <>
      <h4 className="send-details-body">
        {texts.body}
        <span className="send-details-note">{texts.bytes(new TextEncoder().encode(text).length)}</span>
      </h4>
      <pre className="send-details-text type-mono">{laidOut(text)}</pre>
    </>
  );
}
