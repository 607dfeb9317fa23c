import { type Rule, takeAnswer } from '../../shared/simulator/rules.ts';

/** The rules of a running simulator, which both gateways use up together. */
export type RuleBook = {
  readonly take: <P extends 'http2' | 'legacy'>(
    protocol: P,
    token: string,
  ) => ReturnType<typeof takeAnswer<P>>['answer'];
};

export function createRuleBook(rules: readonly Rule[]): RuleBook {
  let left = rules;
  return {
    take: (protocol, token) => {
      const taken = takeAnswer(left, { protocol, token });
      left = taken.rules;
      return taken.answer;
    },
  };
}
