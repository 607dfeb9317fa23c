import type { Protocol } from '../wire/endpoints.ts';
import { type AnswerForm, protocolsOf, type Rule, type RuleAnswer } from './rules.ts';

/** What the rules decided about one notification. */
export type Decision = { readonly answer: RuleAnswer; readonly delayMs: number; readonly form: AnswerForm | null };

/** The rules of a running simulator, which all connections use up together. The first that matches wins. */
export type RuleBook = {
  /** Decides about a notification, null when no rule applies. */
  readonly take: (protocol: Protocol, token: string) => Decision | null;
  /** The alert that a new connection is refused with, null when it may go on. */
  readonly takeAlert: (protocol: Protocol) => number | null;
  /** How many of its rules may still apply. */
  readonly left: () => number;
};

/** A rule with what is left of it. */
type Entry = { readonly rule: Rule; readonly index: number; left: number; toPass: number };
type Entries = { readonly byToken: ReadonlyMap<string, readonly Entry[]>; readonly general: readonly Entry[] };

/** `seed` makes shares and delays fall the same way again when the same notifications come in the same order. */
export function createRuleBook(rules: readonly Rule[], seed: number): RuleBook {
  const random = randomNumbers(seed);
  const entries = rules.map(
    (rule, index): Entry => ({ rule, index, left: rule.times ?? Number.POSITIVE_INFINITY, toPass: rule.after ?? 0 }),
  );
  const onNotifications = {
    http2: sorted(entries, 'http2', false),
    legacy: sorted(entries, 'legacy', false),
  };
  const onConnections = { http2: sorted(entries, 'http2', true), legacy: sorted(entries, 'legacy', true) };
  return {
    take: (protocol, token) => {
      const rule = pick(onNotifications[protocol], token)?.rule;
      if (rule === undefined) return null;
      return { answer: rule.answer, delayMs: delayOf(rule), form: rule.form ?? null };
    },
    takeAlert: (protocol) => {
      const answer = pick(onConnections[protocol], '')?.rule.answer;
      return answer?.kind === 'tls-alert' ? answer.alert : null;
    },
    left: () => entries.filter(({ left }) => left > 0).length,
  };

  function pick({ byToken, general }: Entries, token: string): Entry | undefined {
    if (byToken.size === 0 && general.length === 0) return undefined;
    const own = byToken.get(token);
    if (own === undefined) return general.find(applies);
    return [...own, ...general].sort((one, other) => one.index - other.index).find(applies);
  }

  /** Counts the rule down when it applies. */
  function applies(entry: Entry): boolean {
    if (entry.left === 0) return false;
    if (entry.toPass > 0) {
      entry.toPass -= 1;
      return false;
    }
    if (entry.rule.share !== undefined && random() >= entry.rule.share) return false;
    entry.left -= 1;
    return true;
  }

  function delayOf({ delay }: Rule): number {
    if (delay === undefined) return 0;
    return delay.min === delay.max ? delay.min : delay.min + random() * (delay.max - delay.min);
  }
}

/** Two books as one: what the first decides about never comes to the second. Either may be another one each time. */
export function inOrder(first: () => RuleBook, second: () => RuleBook): RuleBook {
  return {
    take: (protocol, token) => first().take(protocol, token) ?? second().take(protocol, token),
    takeAlert: (protocol) => first().takeAlert(protocol) ?? second().takeAlert(protocol),
    left: () => first().left() + second().left(),
  };
}

/** The rules for a protocol, found by token at once however many there are. */
function sorted(entries: readonly Entry[], protocol: Protocol, forConnections: boolean): Entries {
  const byToken = new Map<string, Entry[]>();
  const general: Entry[] = [];
  for (const entry of entries) {
    const { rule } = entry;
    if ((rule.answer.kind === 'tls-alert') !== forConnections || !protocolsOf(rule).includes(protocol)) continue;
    if (rule.token === null) general.push(entry);
    else byToken.set(rule.token, [...(byToken.get(rule.token) ?? []), entry]);
  }
  return { byToken, general };
}

/** Mulberry32 (Tommy Ettinger, public domain): numbers from 0 to below 1 that a seed of 32 bits repeats. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
