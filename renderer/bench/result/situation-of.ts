import type { SendRecord } from '../../../shared/answer/send-record.ts';
import type { OtherSend, Situation } from '../../../shared/answer/situation.ts';
import type { Bench, SendEntry } from '../bench-state.ts';
import { sentWith } from '../selectors.ts';
import { environmentOf } from '../target.ts';

/** What is known around a send of the Bench, by which its answer is explained. */
export function situationOf(bench: Bench, send: SendEntry, now: Date): Situation {
  const { request, target, token } = send;
  const { topic, pushType, priority, expiration, collapseId } = request.headers;
  const record = send.state.kind === 'answered' ? send.state.record : null;
  return {
    credential: sentWith(bench, send),
    token,
    ...{ topic, pushType, priority, expiration, collapseId },
    command: request.command,
    payload: request.payload,
    target: { kind: target.kind, protocol: target.protocol, environment: environmentOf(target) },
    signedAt: signedAt(record),
    clockOffsetMs: record?.clockOffsetMs ?? null,
    now,
    others: othersThan(bench, send),
  };
}

/** The Bench keeps its sends newest first. */
function othersThan({ sends }: Bench, { sendId }: SendEntry): readonly OtherSend[] {
  const place = sends.findIndex((send) => send.sendId === sendId);
  return sends.flatMap((send, index) => (index === place ? [] : [otherSend(send, index < place)]));
}

function otherSend({ token, request, target, state }: SendEntry, newer: boolean): OtherSend {
  const { topic, collapseId } = request.headers;
  // The simulator takes any token, so what it took proves nothing about Apple's environments.
  const environment = target.kind === 'simulator' ? null : environmentOf(target);
  const accepted = state.kind === 'answered' && state.outcome.outcome === 'accepted';
  return { newer, token, topic, collapseId, environment, accepted };
}

function signedAt(record: SendRecord | null): string | null {
  const request = record?.attempts.at(-1)?.request;
  return request?.kind === 'http2' ? (request.providerToken?.signedAt ?? null) : null;
}
