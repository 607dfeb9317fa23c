import { fail, ok, type Result } from '../result.ts';
import { isLegacyStatus, LEGACY_STATUSES } from '../wire/legacy-status.ts';
import { isReason, REASON_STATUS } from '../wire/reasons.ts';
import type { Rule, RuleAnswer } from './rules.ts';

/** Where in the file something is wrong, and what; thrown and caught inside this file only. */
class RuleError extends Error {}

/**
 * Reads the text of a rules file:
 * `{ "rules": [ { "match": { "token": "hex" }, "answer": { "reason": "Shutdown" }, "times": 1 } ] }`.
 * Unknown fields are refused, so that a misspelt one does not go unnoticed.
 * Fails with `rules-invalid`, naming `file`, the rule (from 1) and the field.
 */
export function parseRules(file: string, text: string): Result<readonly Rule[]> {
  try {
    return ok(readFile(text));
  } catch (error) {
    if (error instanceof RuleError) return fail({ code: 'rules-invalid', file, detail: error.message });
    throw error;
  }
}

function readFile(text: string): readonly Rule[] {
  const root = object(parseJson(text), 'the file', ['rules']);
  const rules = root.rules;
  if (!Array.isArray(rules)) throw new RuleError('the file must hold an object with a list named "rules"');
  return rules.map((rule: unknown, index) => readRule(rule, `rule ${index + 1}`));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new RuleError(`the file is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function readRule(value: unknown, where: string): Rule {
  const rule = object(value, where, ['match', 'answer', 'times']);
  if (rule.answer === undefined) throw new RuleError(`${where}: "answer" is missing`);
  return {
    token: rule.match === undefined ? null : readMatch(rule.match, `${where}, "match"`),
    answer: readAnswer(rule.answer, `${where}, "answer"`),
    times: rule.times === undefined ? null : readTimes(rule.times, where),
  };
}

function readMatch(value: unknown, where: string): string | null {
  const { token } = object(value, where, ['token']);
  if (token === undefined) return null;
  if (typeof token !== 'string' || !/^([0-9a-f]{2}){1,100}$/i.test(token)) {
    throw new RuleError(`${where}: "token" must be a device token in hex, without spaces`);
  }
  return token.toLowerCase();
}

function readTimes(value: unknown, where: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
  throw new RuleError(`${where}: "times" must be a whole number from 1 on, not ${shown(value)}`);
}

function readAnswer(value: unknown, where: string): RuleAnswer {
  const { reason, timestamp, legacyStatus } = object(value, where, ['reason', 'timestamp', 'legacyStatus']);
  if ((reason === undefined) === (legacyStatus === undefined)) {
    throw new RuleError(`${where} must hold either "reason" or "legacyStatus"`);
  }
  if (reason !== undefined) return readReason(reason, timestamp, where);
  if (timestamp !== undefined) throw new RuleError(`${where}: "timestamp" goes with a "reason" of status 410 only`);
  if (typeof legacyStatus === 'number' && isLegacyStatus(legacyStatus)) return { kind: 'legacy-status', legacyStatus };
  const known = LEGACY_STATUSES.join(', ');
  throw new RuleError(`${where}: "legacyStatus" must be one of ${known}, not ${shown(legacyStatus)}`);
}

function readReason(reason: unknown, timestamp: unknown, where: string): RuleAnswer {
  if (typeof reason !== 'string' || !isReason(reason)) {
    throw new RuleError(
      `${where}: ${shown(reason)} is not a reason that APNs gives (they are written like "Shutdown")`,
    );
  }
  if (timestamp === undefined) return { kind: 'reason', reason, timestamp: null };
  if (REASON_STATUS[reason] !== 410) {
    throw new RuleError(`${where}: "timestamp" goes with a "reason" of status 410 only`);
  }
  if (typeof timestamp !== 'number' || !Number.isSafeInteger(timestamp) || timestamp < 0) {
    throw new RuleError(`${where}: "timestamp" must be milliseconds since 1970, not ${shown(timestamp)}`);
  }
  return { kind: 'reason', reason, timestamp };
}

/** `value` as an object that has no other than the `known` fields. */
function object(value: unknown, where: string, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RuleError(`${where} must be an object, not ${shown(value)}`);
  }
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger === undefined) return value as Readonly<Record<string, unknown>>;
  const names = known.map((name) => `"${name}"`).join(', ');
  throw new RuleError(`${where}: ${shown(stranger)} is not known here (known: ${names})`);
}

/** A value as JSON, cut to a length that fits into a sentence. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
