import { type Dispatch, useState } from 'react';
import type { BenchEvent } from './bench-event.ts';
import type { Bench } from './bench-state.ts';
import { type Asking, type LaunchActions, launchActions } from './launch.ts';
import type { MessageFacts } from './message-facts.ts';
import type { TestActions } from './use-connection-test.ts';
import type { SendActions } from './use-send.ts';

/** Starts tests and sends; keeps what waits for the word that production is meant. */
export function useLaunch(
  bench: Bench,
  message: MessageFacts,
  dispatch: Dispatch<BenchEvent>,
  tests: TestActions,
  sends: SendActions,
): LaunchActions {
  const [asking, setAsking] = useState<Asking | null>(null);
  return launchActions({ bench, message, dispatch, tests, sends, asking, setAsking, clock: () => new Date() });
}
