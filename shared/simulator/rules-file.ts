import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { LEGACY_STATUSES, type LegacyStatus } from '../wire/legacy-status.ts';
import { REASON_STATUS, REASONS, type Reason } from '../wire/reasons.ts';
import { DEFAULT_CONFIGURATION, type SimulatorConfiguration } from './configuration.ts';
import type { Device } from './devices.ts';
import { ANSWER_FORMS, type Rule, type RuleAnswer } from './rules.ts';
import { rulesFileWords } from './rules-file-words.ts';

/** What stands in a rules file; `docs/rules.schema.json` is made from it. Unknown fields are refused. */
const hexToken = z
  .string()
  .regex(/^([0-9a-fA-F]{2}){1,100}$/)
  .describe('A device token in hex, without spaces.');
const isoTime = z.iso.datetime({ offset: true }).describe('A time such as 2026-11-24T08:30:00Z.');
const milliseconds = z.number().min(0).max(3_600_000);
const environment = z.enum(['sandbox', 'production']);

const answerSchema = z
  .strictObject({
    reason: z
      .enum(REASONS as [Reason, ...Reason[]])
      .optional()
      .describe('HTTP/2: this reason with its status.'),
    timestamp: z.int().min(0).optional().describe('With a reason of status 410: milliseconds since 1970.'),
    legacyStatus: z
      .literal([...LEGACY_STATUSES])
      .optional()
      .describe('Legacy: an error packet with this status; 0 too.'),
    goaway: z
      .union([z.literal(true), z.enum(REASONS as [Reason, ...Reason[]])])
      .optional()
      .describe('HTTP/2: GOAWAY, with this reason or without one; this request and later ones are not processed.'),
    close: z.literal(true).optional().describe('The connection is closed without an answer.'),
    reset: z.enum(['stream', 'connection']).optional().describe('The stream (HTTP/2) or the TCP connection is reset.'),
    accept: z.literal(true).optional().describe('With close or reset: the notification is taken, its answer lost.'),
    streamLimit: z.int().min(0).max(100_000).optional().describe('HTTP/2: SETTINGS with this many streams.'),
    tlsAlert: z.int().min(0).max(255).optional().describe('A connection is refused by this TLS alert.'),
    delayMs: z
      .union([milliseconds, z.tuple([milliseconds, milliseconds])])
      .optional()
      .describe('The answer waits so long, or a time between two.'),
    form: z.enum(ANSWER_FORMS).optional().describe('How the answer is spoilt.'),
  })
  .describe('One thing to do (reason, legacyStatus, goaway, close, reset, streamLimit or tlsAlert), a delay, a form.');

/** One rule as a file, and the window's faults panel, write it. */
export const ruleSchema = z.strictObject({
  match: z
    .strictObject({ token: hexToken.optional(), protocol: z.enum(['http2', 'legacy']).optional() })
    .optional()
    .describe('What the rule is about; everything when it is left out.'),
  answer: answerSchema,
  times: z.int().min(1).optional().describe('Applies so often, then never again.'),
  after: z.int().min(0).optional().describe('Lets so many that match pass first.'),
  share: z.number().min(0).max(1).optional().describe('Applies to this share of what matches: 0.05 is 5 %.'),
});

const deviceSchema = z.strictObject({
  token: hexToken,
  topic: z.string().min(1).describe('The bundle ID of the app.'),
  environment,
  uninstalledAt: isoTime.optional().describe('The app is gone since then: 410 Unregistered, and in the feedback list.'),
  expiredAt: isoTime.optional().describe('The token is void since then: 410 ExpiredToken.'),
});

const providerKeySchema = z.strictObject({
  keyId: z.string().min(1),
  teamId: z.string().min(1),
  file: z.string().min(1).describe('A .p8 file or its public key in PEM, relative to this file.'),
  environment: environment.optional(),
});

export const rulesFileSchema = z.strictObject({
  $schema: z.string().optional(),
  rules: z.array(ruleSchema).optional().describe('The first rule that matches decides.'),
  devices: z.array(deviceSchema).optional().describe('Virtual devices. Any other well-formed token is a device too.'),
  providerKeys: z.array(providerKeySchema).optional().describe('Keys whose provider tokens can be verified.'),
  clientCa: z.array(z.string().min(1)).optional().describe('PEM files of CAs that strict mode takes clients from.'),
  environment: z.enum(['sandbox', 'production', 'both']).optional().describe('Which APNs is played; sandbox.'),
  streamLimit: z
    .union([z.int().min(1).max(100_000), z.literal('apple')])
    .optional()
    .describe('HTTP/2 streams at once; 1000. "apple": 1 for a provider token until a request was accepted.'),
  idleTimeoutSeconds: z.number().positive().max(86_400).optional().describe('GOAWAY IdleTimeout after so long.'),
  perTokenPerMinute: z.int().min(1).optional().describe('More to one token in a minute are TooManyRequests.'),
  seed: z.int().min(0).max(0xffff_ffff).optional().describe('Repeats what share and delayMs draw; 1.'),
});

type FileContent = z.output<typeof rulesFileSchema>;
/** A rule as a file has it, in force after `parseRules`. */
export type FileRule = z.output<typeof ruleSchema>;
type FileAnswer = z.output<typeof answerSchema>;

/** Fields of an answer of which only one can be. */
const ACTIONS = ['reason', 'legacyStatus', 'goaway', 'close', 'reset', 'streamLimit', 'tlsAlert'] as const;

/** Where in the file something is wrong, and what; thrown and caught inside this file only. */
class RuleError extends Error {}

/**
 * Reads the text of a rules file:
 * `{ "rules": [ { "match": { "token": "hex" }, "answer": { "reason": "Shutdown" }, "times": 1 } ] }`, and more.
 * Fails with `rules-invalid`, naming `file`, the rule (from 1) and the field.
 */
export function parseRules(file: string, text: string): Result<SimulatorConfiguration> {
  return invalidIn(file, () => configurationOf(readContent(text)));
}

/** Reads rules that did not come in a file. Fails with `rules-invalid`; `where` says where they came from. */
export function readRules(where: string, rules: readonly FileRule[]): Result<readonly Rule[]> {
  return invalidIn(where, () => rules.map((rule, index) => ruleOf(rule, `rule ${index + 1}`)));
}

/** Why a rules file cannot be used, for the journal. */
export function rulesTrouble(problem: Problem): string {
  if (problem.code === 'rules-invalid') return problem.detail;
  return problem.code === 'file-unreadable' ? `${problem.file} cannot be read` : problem.code;
}

/** Answers what `read` throws about a rule. */
function invalidIn<T>(file: string, read: () => T): Result<T> {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof RuleError) return fail({ code: 'rules-invalid', file, detail: error.message });
    throw error;
  }
}

function readContent(text: string): FileContent {
  const json = parseJson(text);
  const read = rulesFileSchema.safeParse(json);
  if (!read.success) throw new RuleError(rulesFileWords(read.error, json));
  if (read.data.rules === undefined && Object.keys(read.data).every((key) => key === '$schema')) {
    throw new RuleError('the file must hold an object with a list named "rules"');
  }
  return read.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new RuleError(`the file is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function configurationOf(content: FileContent): SimulatorConfiguration {
  const standard = DEFAULT_CONFIGURATION;
  return {
    rules: (content.rules ?? []).map((rule, index) => ruleOf(rule, `rule ${index + 1}`)),
    devices: (content.devices ?? []).map(deviceOf),
    providerKeys: (content.providerKeys ?? []).map((key) => ({ ...key, environment: key.environment ?? null })),
    clientCa: content.clientCa ?? standard.clientCa,
    environment: content.environment ?? standard.environment,
    streamLimit: content.streamLimit ?? standard.streamLimit,
    idleTimeoutMs: content.idleTimeoutSeconds === undefined ? null : content.idleTimeoutSeconds * 1000,
    perTokenPerMinute: content.perTokenPerMinute ?? null,
    seed: content.seed ?? standard.seed,
  };
}

function ruleOf({ match, answer, times, after, share }: FileRule, where: string): Rule {
  const { delayMs, form } = answer;
  const [min, max] = typeof delayMs === 'object' ? delayMs : [delayMs ?? 0, delayMs ?? 0];
  if (max < min) throw new RuleError(`${where}, "answer": "delayMs" must have its smaller number first`);
  return {
    token: match?.token?.toLowerCase() ?? null,
    answer: answerOf(answer, `${where}, "answer"`),
    times: times ?? null,
    ...(match?.protocol === undefined ? {} : { protocol: match.protocol }),
    ...(after === undefined ? {} : { after }),
    ...(share === undefined ? {} : { share }),
    ...(delayMs === undefined ? {} : { delay: { min, max } }),
    ...(form === undefined ? {} : { form }),
  };
}

function answerOf(answer: FileAnswer, where: string): RuleAnswer {
  const { reason, timestamp, legacyStatus, goaway, close, reset, accept, streamLimit, tlsAlert } = answer;
  const chosen = ACTIONS.filter((action) => answer[action] !== undefined);
  const isOnlyHow = chosen.length === 0 && (answer.delayMs !== undefined || answer.form !== undefined);
  if (chosen.length !== 1 && !isOnlyHow) throw new RuleError(`${where} ${ONE_ACTION}`);
  if (timestamp !== undefined && (reason === undefined || REASON_STATUS[reason] !== 410)) {
    throw new RuleError(`${where}: "timestamp" goes with a "reason" of status 410 only`);
  }
  if (accept !== undefined && close === undefined && reset === undefined) {
    throw new RuleError(`${where}: "accept" goes with "close" or "reset" only`);
  }
  if (reason !== undefined) return { kind: 'reason', reason, timestamp: timestamp ?? null };
  if (legacyStatus !== undefined) return { kind: 'legacy-status', legacyStatus: legacyStatus satisfies LegacyStatus };
  if (goaway !== undefined) return { kind: 'goaway', reason: goaway === true ? null : goaway };
  if (close !== undefined) return { kind: 'close', accept: accept === true };
  if (reset !== undefined) return { kind: 'reset', what: reset, accept: accept === true };
  if (streamLimit !== undefined) return { kind: 'stream-limit', streams: streamLimit };
  if (tlsAlert !== undefined) return { kind: 'tls-alert', alert: tlsAlert };
  return { kind: 'natural' };
}

const ONE_ACTION =
  'must hold either "reason" or "legacyStatus", or one of "goaway", "close", "reset", "streamLimit" and "tlsAlert"; or only "delayMs" or "form"';

function deviceOf({ token, topic, environment, uninstalledAt, expiredAt }: z.output<typeof deviceSchema>): Device {
  return {
    token: token.toLowerCase(),
    topic,
    environment,
    uninstalledAt: uninstalledAt ?? null,
    expiredAt: expiredAt ?? null,
  };
}
