import type { BenchState, PushRequest, SendEntry } from '../../../../renderer/bench/bench-state.ts';
import { FIRST_BENCH } from '../../../../renderer/bench/bench-state.ts';
import type { SendRecord } from '../../../../shared/answer/send-record.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import { ACCEPTED, READY_TRAY, RECORD, REQUEST } from '../fixtures.ts';

type Change = {
  readonly request?: Partial<PushRequest>;
  readonly outcome?: Outcome;
  readonly record?: SendRecord;
};

/** A send that was answered. */
export function answered(
  sendId: string,
  { request: change, outcome = ACCEPTED, record = RECORD }: Change = {},
): SendEntry {
  const request = { ...REQUEST, ...change };
  const { target, token, credentialId } = request;
  const state = { kind: 'answered', outcome, record } as const;
  return { sendId, target, token, credentialId, request, at: 2000, forgotten: false, grouping: null, state };
}

/** A Bench with these sends, the newest first. */
export function benchWith(...sends: readonly SendEntry[]): BenchState {
  const { stage: _, ...baggage } = FIRST_BENCH;
  return { ...baggage, stage: 'ready', imported: READY_TRAY, credentialId: 'a1', sends };
}
