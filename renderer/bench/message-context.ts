import { type Context, createContext, use } from 'react';
import type { DraftFinding } from '../../shared/payload/lint-draft.ts';
import type { MessageFacts, MessageHead } from './message-facts.ts';

export const MessageContext = createContext<MessageFacts | null>(null);
export const MessageHeadContext = createContext<MessageHead | null>(null);
export const FindingsContext = createContext<readonly DraftFinding[] | null>(null);
export const FindingsOfNowContext = createContext<boolean | null>(null);

/** The whole message: whoever takes it renders at every key. */
export function useMessage(): MessageFacts {
  return useInside(MessageContext);
}

/** The message without its payload: whoever takes no more has nothing to do at a key in the payload. */
export function useMessageHead(): MessageHead {
  return useInside(MessageHeadContext);
}

/** What is odd about the message, worst first; empty until somebody wrote one. While it is typed, as of before. */
export function useFindings(): readonly DraftFinding[] {
  return useInside(FindingsContext);
}

/** Whether the findings are about the message as it is now. */
export function useAreFindingsOfNow(): boolean {
  return useInside(FindingsOfNowContext);
}

function useInside<T>(context: Context<T | null>): T {
  const value = use(context);
  if (value === null) throw new Error('The message is for parts inside BenchProvider');
  return value;
}
