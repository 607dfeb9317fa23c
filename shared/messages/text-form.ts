import type { CredentialFacts } from '../credential/credential.ts';
import type { Endpoint } from '../wire/endpoints.ts';

/** What the window can do for a person at a step; the command line tells the step in words alone. */
export const PROBLEM_ACTIONS = [
  'choose-files',
  'use-at-hand',
  're-save',
  'create-request',
  'test-again',
  'use-sandbox',
  'use-production',
  'use-http2',
  'test-port-2197',
  'start-simulator',
  'add-ca',
  'use-suggested-token',
  'copy-network-request',
  'open-certificates-page',
  'open-push-docs',
  'open-usertrust-root',
  'open-status-page',
] as const;

export type ProblemAction = (typeof PROBLEM_ACTIONS)[number];

export type ProblemStep = { readonly text: string; readonly action: ProblemAction | null };

/** A problem in words. Names stand between `**`; `plainText` takes the marks away, `boldParts` splits at them. */
export type ProblemText = {
  readonly title: string;
  readonly happened: string;
  readonly cause: string | null;
  /** One to three. */
  readonly steps: readonly ProblemStep[];
};

/** What is known around a problem, so that its words fit. */
export type TextContext = {
  /** Whom the steps speak to: someone at the window, or at the command line. */
  readonly surface: 'window' | 'cli';
  readonly target: Endpoint | null;
  readonly credential: CredentialFacts | null;
};

export const WINDOW_CONTEXT: TextContext = { surface: 'window', target: null, credential: null };
export const CLI_CONTEXT: TextContext = { surface: 'cli', target: null, credential: null };

/** A step, with the action that does it where the app can. */
export function step(text: string, action: ProblemAction | null = null): ProblemStep {
  return { text, action };
}

/** Marks a name. Asterisks inside that would end the mark are parted. */
export function bold(name: string | number): string {
  const text = String(name).replaceAll('**', '* *');
  return text === '' ? '' : `**${text}**`;
}

const MARKED = /\*\*(.+?)\*\*(?!\*)/gs;

/** The text without marks. */
export function plainText(text: string): string {
  return text.replaceAll(MARKED, '$1');
}

/** The text in pieces, marked and unmarked, for a window to set. */
export function boldParts(text: string): readonly { readonly text: string; readonly bold: boolean }[] {
  return text
    .split(MARKED)
    .map((part, index) => ({ text: part, bold: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
