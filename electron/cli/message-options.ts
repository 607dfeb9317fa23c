import type { CredentialFacts } from '../../shared/credential/credential.ts';
import { checkSize } from '../../shared/payload/check-size.ts';
import { payloadBytes } from '../../shared/payload/draft.ts';
import { checkHeaders, checkSendable } from '../../shared/payload/headers.ts';
import { parseObject } from '../../shared/payload/json-text.ts';
import type { LegacyCommand, PushHeaders } from '../../shared/payload/notification.ts';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Protocol } from '../../shared/wire/endpoints.ts';
import type { CommandContext } from './context.ts';
import { readInput } from './read-input.ts';

export type MessageOptions = {
  readonly alert?: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly badge?: number;
  readonly sound?: string;
  readonly payload?: string;
  readonly topic?: string;
  readonly pushType?: string;
  readonly priority?: number;
  readonly expiration?: number;
  readonly collapseId?: string;
  readonly id?: string;
  readonly command?: LegacyCommand;
};

export type Message = {
  readonly payload: Uint8Array;
  readonly headers: PushHeaders;
  readonly command: LegacyCommand;
};

/** Reads the message that the options make up or name. What can be put on the wire is, right or wrong. */
export async function readMessage(
  options: MessageOptions,
  protocol: Protocol,
  credential: CredentialFacts,
  context: CommandContext,
): Promise<Result<Message>> {
  const misplaced = misplacedOption(options, protocol);
  if (misplaced !== null) return usage(misplaced);
  const payload = await readPayload(options, context);
  if (!payload.ok) return payload;
  const headers = checkSendable(headersOf(options, protocol, credential));
  return headers.ok ? ok({ payload: payload.value, headers: headers.value, command: options.command ?? 2 }) : headers;
}

/** What is odd about a message and will most likely be refused; it is sent all the same, the server's answer decides. */
export function messageWarnings({ payload, headers, command }: Message, protocol: Protocol): readonly Problem[] {
  const json = parseObject(new TextDecoder().decode(payload));
  const checked = protocol === 'http2' ? checkHeaders(headers) : ok(headers);
  const size = checkSize(payload.length, { protocol, pushType: headers.pushType, command });
  return [json.ok ? null : json.problem, checked.ok ? null : checked.problem, size].filter(
    (problem) => problem !== null,
  );
}

const FOR_HTTP2 = ['topic', 'pushType', 'collapseId', 'id'] as const;

function misplacedOption(options: MessageOptions, protocol: Protocol): string | null {
  if (protocol === 'http2') return options.command === undefined ? null : '--command belongs to --protocol legacy';
  const stranger = FOR_HTTP2.find((name) => options[name] !== undefined);
  if (stranger !== undefined) return `--${dashed(stranger)} belongs to HTTP/2; the legacy protocol has no place for it`;
  return (options.priority ?? 0) > 255 ? '--priority is one byte in the legacy protocol, 255 at most' : null;
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

async function readPayload(options: MessageOptions, context: CommandContext): Promise<Result<Uint8Array>> {
  const { alert, title, subtitle, badge, sound, payload } = options;
  const composed = [alert, title, subtitle, badge, sound].some((part) => part !== undefined);
  if (payload !== undefined) {
    return composed
      ? usage(
          '--payload is the whole message; it cannot go together with --alert, --title, --subtitle, --badge or --sound',
        )
      : readInput(payload, context);
  }
  return composed ? ok(payloadBytes(composeAlert(options))) : usage('no message: add --alert TEXT or --payload FILE');
}

/** A payload of the alert options. A text alone stays a plain string, as short as can be. */
function composeAlert({ alert, title, subtitle, badge, sound }: MessageOptions): string {
  const parts = title === undefined && subtitle === undefined ? alert : { title, subtitle, body: alert };
  return JSON.stringify({ aps: { alert: parts, badge, sound } });
}

function headersOf(options: MessageOptions, protocol: Protocol, credential: CredentialFacts): PushHeaders {
  const pushType = options.pushType ?? (options.payload === undefined ? 'alert' : null);
  const timing = { priority: options.priority ?? null, expiration: options.expiration ?? null };
  if (protocol === 'legacy') return { topic: null, pushType: null, collapseId: null, id: null, ...timing };
  return {
    topic: options.topic ?? topicOf(credential, pushType ?? 'alert'),
    pushType,
    ...timing,
    collapseId: options.collapseId ?? null,
    id: options.id ?? null,
  };
}

/** The credential's topic for a push type, or else its first. */
function topicOf({ topics }: CredentialFacts, pushType: string): string | null {
  const fitting = topics.find(({ pushTypes }) => pushTypes.includes(pushType));
  return (fitting ?? topics[0])?.topic ?? null;
}

function usage(detail: string): Result<never> {
  return fail({ code: 'usage', detail });
}
