import type { Situation } from '../../shared/answer/situation.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { outcomeText } from '../../shared/messages/outcome-text.ts';
import { durationText, numberText } from '../../shared/messages/quantity-text.ts';
import type { TextContext } from '../../shared/messages/text-form.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Problem } from '../../shared/problem.ts';
import type { CommandContext } from './context.ts';
import { EXIT, exitStatusOf } from './exit-status.ts';
import { problemJson, type Tone } from './print.ts';
import { rejectionWords } from './rejection-words.ts';
import type { Recipient } from './tokens-file.ts';

const SIGNS: Readonly<Record<Outcome['outcome'], { readonly tone: Tone; readonly text: string }>> = {
  accepted: { tone: 'good', text: '✓' },
  rejected: { tone: 'bad', text: '✗' },
  failed: { tone: 'bad', text: '✗' },
  cancelled: { tone: 'quiet', text: '·' },
};

/** What is the same for every recipient of a send, by which refusals are explained. */
export type SentFacts = Omit<Situation, 'token' | 'now'>;

/** Tells the outcomes of a send as they come, counts them, and sums up. */
export class SendReport {
  readonly #recipients: readonly Recipient[];
  readonly #quietMs: number;
  readonly #words: TextContext;
  readonly #sent: SentFacts;
  readonly #context: CommandContext;
  readonly #began: number;
  readonly #counts = { accepted: 0, rejected: 0, failed: 0, cancelled: 0 };
  /** Failures in which the server turned the credential away; these are an answer of a kind. */
  #refused = 0;
  #lastExplanation = '';

  /** `words` and `sent`: what is known for the explanations; `quietMs`: the quiet interval of the legacy protocol. */
  constructor(
    recipients: readonly Recipient[],
    words: TextContext,
    sent: SentFacts,
    quietMs: number,
    context: CommandContext,
  ) {
    this.#recipients = recipients;
    this.#words = words;
    this.#sent = sent;
    this.#quietMs = quietMs;
    this.#context = context;
    this.#began = performance.now();
  }

  add(index: number, outcome: Outcome): void {
    const recipient = this.#recipients[index];
    if (recipient === undefined) throw new RangeError(`no recipient ${index}`);
    this.#counts[outcome.outcome] += 1;
    if (outcome.outcome === 'failed' && exitStatusOf(outcome.problem) === EXIT.refused) this.#refused += 1;
    const { out } = this.#context;
    if (out.json) out.data(outcomeJson(index, recipient, outcome));
    else this.#print(recipient, outcome);
  }

  /** Prints the summary and gives the exit status. */
  end(): number {
    const { out } = this.#context;
    const ms = performance.now() - this.#began;
    const total = this.#recipients.length;
    const answered = this.#counts.accepted + this.#counts.rejected;
    const perSecond = Math.round((answered / Math.max(ms, 1)) * 10_000) / 10;
    if (out.json) out.data({ summary: { total, ...this.#counts, ms: Math.round(ms), perSecond } });
    else if (total > 1) out.line(`${this.#countWords()} in ${durationText(ms)}.`);
    return this.#status();
  }

  /** When every failure is a refused credential, APNs has said no; any other failure is no answer. */
  #status(): number {
    const { rejected, failed, cancelled } = this.#counts;
    if (cancelled > 0 || failed > this.#refused) return EXIT.noAnswer;
    return rejected + failed > 0 ? EXIT.refused : EXIT.ok;
  }

  #print({ token, label }: Recipient, outcome: Outcome): void {
    const { out } = this.#context;
    const { title, explanation: told } = outcomeText(outcome, this.#words, this.#quietMs);
    const explanation = this.#likeliest(token, outcome) ?? told;
    const name = `${shortToken(token)}${label === null ? '' : ` (${label})`}`;
    out.line(`${name}  ${title}  ${durationText(outcome.ms)}`, SIGNS[outcome.outcome]);
    if (outcome.outcome === 'accepted' || explanation === this.#lastExplanation) return;
    this.#lastExplanation = explanation;
    out.line(`  ${explanation}`);
  }

  #likeliest(token: string, outcome: Outcome): string | null {
    if (outcome.outcome !== 'rejected') return null;
    return rejectionWords(outcome, { ...this.#sent, token, now: this.#context.io.now() }, this.#words);
  }

  #countWords(): string {
    const parts = Object.entries(this.#counts).filter(([outcome, count]) => count > 0 || outcome === 'accepted');
    return parts.map(([outcome, count]) => `${numberText(count)} ${outcome}`).join(', ');
  }
}

/** An outcome as the contract gives it; every field is always there. */
function outcomeJson(index: number, { token, label }: Recipient, outcome: Outcome): unknown {
  return {
    index,
    token,
    label,
    outcome: outcome.outcome,
    status: 'status' in outcome ? outcome.status : null,
    reason: 'reason' in outcome ? outcome.reason : null,
    timestamp: 'timestamp' in outcome ? outcome.timestamp : null,
    apnsId: outcome.apnsId,
    apnsUniqueId: 'apnsUniqueId' in outcome ? outcome.apnsUniqueId : null,
    identifier: outcome.identifier,
    stage: 'stage' in outcome ? outcome.stage : null,
    mayHaveBeenAccepted: 'mayHaveBeenAccepted' in outcome ? outcome.mayHaveBeenAccepted : false,
    ms: Math.round(outcome.ms * 10) / 10,
    problem: problemOf(outcome),
  };
}

function problemOf(outcome: Outcome): Readonly<Record<string, unknown>> | null {
  switch (outcome.outcome) {
    case 'accepted':
      return null;
    case 'rejected': {
      const { protocol, status, reason, timestamp } = outcome;
      const problem: Problem = { code: 'rejected', protocol, status, reason, timestamp };
      return problemJson(problem);
    }
    case 'failed':
      return problemJson(outcome.problem);
    case 'cancelled':
      return problemJson({ code: 'cancelled', stage: null });
    default:
      return assertNever(outcome);
  }
}

function shortToken(token: string): string {
  return token.length > 20 ? `${token.slice(0, 8)}…${token.slice(-8)}` : token;
}
