import type { CredentialFacts } from '../../shared/credential/credential.ts';
import { problemSummary } from '../../shared/messages/problem-text.ts';
import { listText, numberText } from '../../shared/messages/quantity-text.ts';
import { CLI_CONTEXT } from '../../shared/messages/text-form.ts';
import { removedText } from '../../shared/messages/token-text.ts';
import type { Notification } from '../../shared/payload/notification.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { parseDeviceToken } from '../../shared/token/device-token.ts';
import { CLOCK_TOLERANCE_MS } from '../../shared/token/provider-token.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import { sendNotifications } from '../apns/send.ts';
import type { CommandContext, CommandEnd } from './context.ts';
import type { CredentialOptions } from './credential-options.ts';
import { loadCredential } from './load-credential.ts';
import { type Message, type MessageOptions, messageWarnings, readMessage } from './message-options.ts';
import { readInput } from './read-input.ts';
import { SendReport, type SentFacts } from './send-report.ts';
import { readTarget, type TargetOptions } from './target-options.ts';
import { type Recipient, readTokensFile, usableRecipients, withoutRepeats } from './tokens-file.ts';

export type SendOptions = TargetOptions &
  CredentialOptions &
  MessageOptions & {
    readonly token?: readonly string[];
    readonly tokens?: string;
    readonly skipInvalid?: boolean;
    readonly concurrency: number;
  };

/** Sends one message to one or many devices; a line for each as it is answered, then a summary. */
export async function send(options: SendOptions, context: CommandContext): Promise<CommandEnd> {
  const { io, out, signal } = context;
  if (options.tokens === '-' && options.payload === '-') return usage('--tokens and --payload cannot both read stdin');
  const target = await readTarget(options, io);
  if (!target.ok) return target;
  const { endpoint, limits } = target.value;
  const recipients = await readRecipients(options, context);
  if (!recipients.ok) return recipients;
  if (options.id !== undefined && recipients.value.length > 1) return usage('--id goes with one token only');
  const loaded = await loadCredential(options, endpoint.environment, context);
  if (!loaded.ok) return loaded;
  const { material } = loaded.value;
  const message = await readMessage(options, endpoint.protocol, material.facts, context);
  if (!message.ok) return message;

  for (const problem of messageWarnings(message.value, endpoint.protocol)) {
    out.note(`${problemSummary(problem, CLI_CONTEXT).message} It is sent as it is.`, { tone: 'warning', text: '!' });
  }
  const words = { ...CLI_CONTEXT, target: endpoint, credential: material.facts };
  const sent = sentFacts(message.value, material.facts, endpoint);
  const report = new SendReport(recipients.value, words, sent, limits.quietMs, context);
  await sendNotifications(
    {
      ...target.value,
      ...{ signal, material, now: io.now, concurrency: options.concurrency },
      notifications: notificationsTo(recipients.value, message.value),
      onClockOffset: (ms) => noteClock(ms, context),
    },
    (index, outcome) => report.add(index, outcome),
  );
  return ok(report.end());
}

/** Made one at a time, when there is room to send them. */
function* notificationsTo(recipients: readonly Recipient[], message: Message): Generator<Notification> {
  for (const { token } of recipients) yield { token, ...message };
}

function sentFacts({ payload, headers, command }: Message, credential: CredentialFacts, target: Endpoint): SentFacts {
  const { topic, pushType, priority, expiration, collapseId } = headers;
  // A byte order mark counts among the bytes.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(payload);
  return {
    ...{ credential, topic, pushType, priority, expiration, collapseId, command, payload: text, target },
    // Each device gets it once, so no other send tells of its token; the clock is known, and said, only after the answers.
    ...{ others: [], signedAt: null, clockOffsetMs: null },
  };
}

function noteClock(ms: number, { out }: CommandContext): void {
  if (Math.abs(ms) < CLOCK_TOLERANCE_MS) return;
  const way = ms > 0 ? 'behind' : 'ahead of';
  const seconds = numberText(Math.round(Math.abs(ms) / 1_000));
  out.note(
    `This computer’s clock is ${seconds} seconds ${way} the server’s. Provider tokens are signed by the server’s time; set the clock.`,
    { tone: 'warning', text: '!' },
  );
}

async function readRecipients(options: SendOptions, context: CommandContext): Promise<Result<readonly Recipient[]>> {
  const { token = [], tokens } = options;
  if (token.length > 0 && tokens !== undefined)
    return usage('give the devices with --token or with --tokens, not both');
  if (token.length === 0 && tokens === undefined) return usage('no device: add --token HEX or --tokens FILE');
  const all = tokens === undefined ? readTokens(token, context) : await readList(tokens, options, context);
  if (!all.ok) return all;
  const { unique, repeated } = withoutRepeats(all.value);
  if (repeated.length > 0) {
    const where = repeated.flatMap((recipient) => ('line' in recipient ? [numberText(Number(recipient.line))] : []));
    const lines =
      where.length === 0
        ? ''
        : ` (${where.length === 1 ? 'line' : 'lines'} ${listText(where.slice(0, 20))}${where.length > 20 ? ' …' : ''})`;
    context.out.note(
      `${numberText(repeated.length)} repeated token${repeated.length === 1 ? '' : 's'}${lines}: each device gets the message once.`,
    );
  }
  return ok(unique);
}

function readTokens(texts: readonly string[], { out }: CommandContext): Result<readonly Recipient[]> {
  const recipients: Recipient[] = [];
  for (const text of texts) {
    const parsed = parseDeviceToken(text);
    if (!parsed.ok) return parsed;
    const removed = removedText(parsed.value.removed);
    if (removed !== '') out.note(`${removed} in a token.`);
    recipients.push({ token: parsed.value.token, label: null });
  }
  return ok(recipients);
}

async function readList(
  file: string,
  { skipInvalid = false }: SendOptions,
  context: CommandContext,
): Promise<Result<readonly Recipient[]>> {
  const bytes = await readInput(file, context);
  if (!bytes.ok) return bytes;
  const list = readTokensFile(new TextDecoder().decode(bytes.value));
  for (const { line, problem } of list.unusable) {
    const { message } = problemSummary(problem, CLI_CONTEXT);
    context.out.note(`Line ${numberText(line)}: ${message}`, { tone: 'warning', text: '!' });
  }
  const usable = usableRecipients(list, file, skipInvalid);
  return usable.ok && usable.value.length === 0 ? usage(`${file} holds no device token`) : usable;
}

function usage(detail: string): Result<never> {
  return fail({ code: 'usage', detail });
}
