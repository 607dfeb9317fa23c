import type { TlsFacts } from '../connection/report.ts';
import { durationText } from '../messages/quantity-text.ts';
import { stageName, stageText } from '../messages/stage-text.ts';
import { annotateErrorPacket, annotateLegacyFrame, type ByteSpan } from '../wire/annotated-bytes.ts';
import type {
  Attempt,
  HeaderLine,
  ProviderTokenFacts,
  ReceivedResponse,
  SendRecord,
  SentRequest,
} from './send-record.ts';

/** What the details of a send are made from. */
export type SendDetails = {
  /** "400 BadDeviceToken", and why. */
  readonly title: string;
  readonly explanation: string;
  /** As it was sent. */
  readonly payload: string;
  readonly record: SendRecord;
  /** A moment (ISO 8601) in the reader's time zone. */
  readonly at: (iso: string) => string;
};

/** All that is known of a send, to paste into a ticket. No provider token and no key is in it. */
export function detailsText(details: SendDetails): string {
  const { title, explanation, record } = details;
  const { host, port } = record.endpoint;
  const attempts = record.attempts.flatMap((attempt, index) => attemptLines(attempt, index, details));
  return [
    `${title}\n${explanation}\n${host}:${port}`,
    ...attempts,
    connectionLines(details).join('\n'),
    ...(record.goaway === null ? [] : [goawayText(record.goaway)]),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

/** The request alone, as it was sent the last time; what would have been sent when nothing left. */
export function requestOnlyText({ record, payload, at }: SendDetails): string {
  const last = record.attempts.at(-1);
  return last === undefined ? `${payload}\n` : `${requestLines(last.request, payload, at).join('\n')}\n`;
}

function attemptLines(attempt: Attempt, index: number, { record, payload, at }: SendDetails): readonly string[] {
  const number = record.attempts.length > 1 ? ` ${index + 1} of ${record.attempts.length}` : '';
  const ms = attempt.ms === null ? '' : `, after ${durationText(attempt.ms)}`;
  return [
    [`Request${number}`, ...requestLines(attempt.request, payload, at)].join('\n'),
    [`Response${number}${ms}`, ...responseLines(attempt.response)].join('\n'),
  ];
}

function requestLines(request: SentRequest, payload: string, at: (iso: string) => string): readonly string[] {
  if (request.kind === 'legacy') return [hexOf(request.frame), ...spanLines(annotateLegacyFrame(request.frame))];
  return [...headerLines(sentHeaders(request.headers, request.providerToken, at)), '', payload.trimEnd()];
}

function responseLines(response: ReceivedResponse | null): readonly string[] {
  if (response === null) return ['none'];
  if (response.kind === 'legacy') return [hexOf(response.bytes), ...spanLines(annotateErrorPacket(response.bytes))];
  return [...headerLines(response.headers), ...(response.body === '' ? [] : ['', response.body])];
}

/** The headers in their order, with a description of the provider token in its place. */
export function sentHeaders(
  headers: readonly HeaderLine[],
  token: ProviderTokenFacts | null,
  at: (iso: string) => string,
): readonly HeaderLine[] {
  if (token === null) return headers;
  const told = `bearer <provider token, ${token.characters} characters, signed ${at(token.signedAt)}>`;
  return [...headers, ['authorization', told]];
}

function connectionLines({ record, at }: SendDetails): readonly string[] {
  const { connection } = record;
  if (connection === null) return [];
  const opened = at(connection.openedAt);
  return [
    connection.kept ? `Kept connection, opened ${opened}` : `New connection, opened ${opened}`,
    ...connection.stages.map((stage) => `${stageName(stage.stage)}: ${stageText(stage)}`),
    ...(connection.tls === null ? [] : tlsLines(connection.tls)),
  ];
}

function tlsLines({ version, cipher, alpn, verified, chain }: TlsFacts): readonly string[] {
  return [
    `${version}, ${cipher}, ALPN ${alpn ?? 'none'}, ${verified ? 'verified' : 'not verified'}`,
    ...chain.map(({ subject, issuer, notAfter }) => `${subject}, issued by ${issuer}, until ${notAfter}`),
  ];
}

/** What a GOAWAY said. */
export function goawayText({ code, lastStream, reason }: NonNullable<SendRecord['goaway']>): string {
  return `GOAWAY, error code ${code}, last stream ${lastStream}${reason === null ? '' : `, reason ${reason}`}`;
}

function headerLines(headers: readonly HeaderLine[]): readonly string[] {
  return headers.map(([name, value]) => `${name}: ${value}`);
}

function spanLines(spans: readonly ByteSpan[]): readonly string[] {
  return spans.map(({ field, offset, length, value }) => {
    const told = value === null ? '' : ` = ${value}`;
    return `${String(offset).padStart(5)}  ${String(length).padStart(4)}  ${field}${told}`;
  });
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
