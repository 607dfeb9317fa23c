import type { Protocol } from '../wire/endpoints.ts';
import type { LegacyStatus } from '../wire/legacy-status.ts';
import type { Reason } from '../wire/reasons.ts';

/** What a rule makes the simulator say. A reason answers over HTTP/2, a status over the binary protocol. */
export type RuleAnswer =
  /** `timestamp`: milliseconds since 1970, of a 410; null for the moment of the answer. */
  | { readonly kind: 'reason'; readonly reason: Reason; readonly timestamp: number | null }
  | { readonly kind: 'legacy-status'; readonly legacyStatus: LegacyStatus };

/** Provokes an answer that has no natural cause. */
export type Rule = {
  /** Lowercase hex; null matches every notification. */
  readonly token: string | null;
  readonly answer: RuleAnswer;
  /** How often it still applies; null for always. */
  readonly times: number | null;
};

/**
 * The answer of the first rule that fits a notification, and the rules as they are afterwards:
 * `times` counted down, a rule that is used up removed. A rule fits only the protocol its answer can be given in.
 */
export function takeAnswer<P extends Protocol>(
  rules: readonly Rule[],
  notification: { readonly protocol: P; readonly token: string },
): { readonly answer: AnswerIn<P> | null; readonly rules: readonly Rule[] } {
  const kind: RuleAnswer['kind'] = notification.protocol === 'http2' ? 'reason' : 'legacy-status';
  const index = rules.findIndex(
    (rule) => rule.answer.kind === kind && (rule.token === null || rule.token === notification.token),
  );
  const rule = rules[index];
  if (rule === undefined) return { answer: null, rules };
  // The search compared the kind; the type system cannot follow it through the table of kinds.
  const answer = rule.answer as AnswerIn<P>;
  if (rule.times === null) return { answer, rules };
  const left = rule.times > 1 ? [{ ...rule, times: rule.times - 1 }] : [];
  return { answer, rules: [...rules.slice(0, index), ...left, ...rules.slice(index + 1)] };
}

/** The answers that can be given in a protocol. */
type AnswerIn<P extends Protocol> = Extract<RuleAnswer, { kind: P extends 'http2' ? 'reason' : 'legacy-status' }>;
