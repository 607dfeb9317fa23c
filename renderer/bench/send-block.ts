import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { TextedPart } from '../../shared/payload/typed-parts.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Bench } from './bench-state.ts';
import type { MessageFacts } from './message-facts.ts';
import { chosenCredential, diagnosed, newestIsSend } from './selectors.ts';
import { addressOf, targetChoice } from './target.ts';

/** Why nothing can be sent now; null when all is there. The connection test is not among the reasons. */
export type SendBlock =
  | { readonly kind: 'sending' }
  | { readonly kind: 'simulator-off' }
  | { readonly kind: 'target-incomplete' }
  | { readonly kind: 'token-missing' }
  | { readonly kind: 'message'; readonly problem: Problem };

/** The first reason why Send cannot be pressed, in the order of the page. */
export function sendBlock(bench: Bench, message: MessageFacts, simulator: SimulatorState): SendBlock | null {
  if (bench.sends.some((send) => send.state.kind === 'sending')) return { kind: 'sending' };
  const choice = targetChoice(bench.target);
  if (choice === null) return { kind: 'target-incomplete' };
  if (addressOf(choice, simulator) === null) return { kind: 'simulator-off' };
  if (message.draft.token.trim() === '') return { kind: 'token-missing' };
  for (const part of [message.token, message.payload, message.headers]) {
    if (!part.ok) return { kind: 'message', problem: part.problem };
  }
  return null;
}

/** What the send bar says. */
export type SendSentence =
  | { readonly kind: 'blocked'; readonly block: SendBlock }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  /** Parts of the form that are not JSON yet: the payload goes with what it held of them last. */
  | { readonly kind: 'half-typed'; readonly parts: readonly TextedPart[] }
  /** A signing key names no topic, so somebody has to. */
  | { readonly kind: 'topic-missing' }
  | { readonly kind: 'test-failed' }
  | { readonly kind: 'ready'; readonly pushType: string; readonly token: string; readonly host: string };

/** The sentence of the send bar: why not, what to expect, or what will go where. */
export function sendSentence(
  bench: Bench,
  message: MessageFacts,
  simulator: SimulatorState,
  half: readonly TextedPart[],
): SendSentence | null {
  if (bench.stage !== 'ready') return null;
  const block = sendBlock(bench, message, simulator);
  if (block !== null) return { kind: 'blocked', block };
  if (message.bytes > message.limit) return { kind: 'too-large', bytes: message.bytes, limit: message.limit };
  if (half.length > 0) return { kind: 'half-typed', parts: half };
  const asksForTopic = chosenCredential(bench)?.kind === 'token-key' && bench.target.protocol === 'http2';
  if (asksForTopic && message.topic === null) return { kind: 'topic-missing' };
  if (diagnosed(bench) !== null && !newestIsSend(bench)) return { kind: 'test-failed' };
  const choice = targetChoice(bench.target);
  const address = choice === null ? null : addressOf(choice, simulator);
  if (address === null || !message.token.ok) return null;
  const pushType = message.headers.ok ? (message.headers.value.pushType ?? 'alert') : 'alert';
  return { kind: 'ready', pushType, token: message.token.value.token, host: address.host };
}
