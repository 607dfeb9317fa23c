import { useEffect, useRef } from 'react';
import { outcomeText } from '../../shared/messages/outcome-text.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import { plainText, type TextContext, WINDOW_CONTEXT } from '../../shared/messages/text-form.ts';
import { useAnnounce } from '../components/live-region.tsx';
import { en } from '../messages/en.ts';
import type { Bench, SendEntry, TestEntry } from './bench-state.ts';
import { credentialName } from './credential-name.ts';
import { chosenCredential, testEnd } from './selectors.ts';

const texts = en.bench.announce;

/** Says politely how tests and sends ended, and that a credential is ready. */
export function useBenchAnnouncements(bench: Bench): void {
  const announce = useAnnounce();
  const test = bench.tests[0] ?? null;
  const send = bench.sends[0] ?? null;
  const credential = chosenCredential(bench);
  const context = { ...WINDOW_CONTEXT, credential };
  const name = credential === null ? null : credentialName(credential);

  useChange(test?.testId, () => test !== null && announce(testWords(test, context)));
  useChange(send === null ? null : `${send.sendId} ${send.state.kind}`, () => {
    const words = send === null ? '' : sendWords(send, context);
    if (words !== '') announce(words);
  });
  useChange(name, () => name !== null && announce(texts.imported(name)));
}

/** Runs `then` when `key` became another, not at first. */
function useChange(key: string | null | undefined, then: () => void): void {
  const last = useRef(key);
  useEffect(() => {
    if (last.current === key) return;
    last.current = key;
    then();
  });
}

function testWords(test: TestEntry, context: TextContext): string {
  const end = testEnd(test);
  switch (end.kind) {
    case 'connected':
      return texts.connected(end.ms);
    case 'cancelled':
      return texts.testCancelled;
    case 'failed':
      return texts.testFailed(plainText(problemText(end.problem, context).title));
  }
}

function sendWords(send: SendEntry, context: TextContext): string {
  switch (send.state.kind) {
    case 'sending':
      return '';
    case 'problem':
      return `${en.bench.results.notSent}: ${plainText(problemText(send.state.problem, context).title)}`;
    case 'answered':
      return plainText(outcomeText(send.state.outcome, context).title);
  }
}
