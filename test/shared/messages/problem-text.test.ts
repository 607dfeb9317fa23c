import { describe, expect, it } from 'vitest';
import { actionLabel } from '../../../shared/messages/action-text.ts';
import { problemSummary, problemText } from '../../../shared/messages/problem-text.ts';
import { problemWord } from '../../../shared/messages/problem-word.ts';
import {
  boldParts,
  CLI_CONTEXT,
  PROBLEM_ACTIONS,
  plainText,
  WINDOW_CONTEXT,
} from '../../../shared/messages/text-form.ts';
import type { ProblemCode } from '../../../shared/problem.ts';
import { ALL_PROBLEMS, PROBLEMS } from './examples.ts';
import { expectPlain, expectSentence } from './plain-words.ts';

const CONTEXTS = [WINDOW_CONTEXT, CLI_CONTEXT];

describe('the words of a problem', () => {
  it.each(Object.keys(PROBLEMS) as ProblemCode[])(
    '%s: title, what happened, one to three steps, in plain sentences',
    (code) => {
      for (const problem of PROBLEMS[code]) {
        for (const context of CONTEXTS) {
          const text = problemText(problem, context);
          expectPlain(plainText(text.title));
          expectSentence(plainText(text.happened));
          if (text.cause !== null) expectSentence(plainText(text.cause));
          expect(text.steps.length).toBeGreaterThanOrEqual(1);
          expect(text.steps.length).toBeLessThanOrEqual(3);
          for (const step of text.steps) expectPlain(plainText(step.text));
        }
      }
    },
  );

  it('never speak of buttons at the command line, nor of options in the window', () => {
    for (const problem of ALL_PROBLEMS) {
      const cli = problemText(problem, CLI_CONTEXT);
      expect(cli.steps.filter(({ action }) => action !== null)).toEqual([]);
      if (problem.code === 'tokens-unusable' || problem.code === 'usage') continue;
      if (problem.code === 'port-in-use' || problem.code === 'notifications-missing') continue;
      const inWindow = problemText(problem, WINDOW_CONTEXT);
      for (const step of inWindow.steps) expect(step.text).not.toMatch(/--[a-z]/);
    }
  });

  it('name what they are about: file, host, numbers', () => {
    const summary = (code: ProblemCode) =>
      problemSummary(PROBLEMS[code][0] ?? { code: 'simulator-stopped' }, CLI_CONTEXT);
    expect(summary('passphrase-wrong').message).toContain('Push.p12');
    expect(summary('name-not-found').message).toMatch(/api\.push\.apple\.com did not resolve/);
    expect(summary('resolver-unavailable').message).toMatch(/did not resolve/);
    expect(summary('resolver-unavailable').remedy).not.toBe('');
    expect(summary('tls-intercepted').message).toContain('Northwind Web Gateway CA');
    expect(summary('not-a-pair').message).toMatch(/…a1b2c3d4.*…9f3c0011/);
    expect(summary('payload-too-large').message).toMatch(/5,000.*4,096/);
    expect(summary('retired-by-apple').message).toContain('31 March 2021');
    expect(summary('payload-invalid').message).toMatch(/Line 3, column 14/);
  });

  it('tell a retired gateway, which took notifications, from a retired feedback service, which listed devices', () => {
    const [gateway, feedback] = PROBLEMS['retired-by-apple'].map((problem) => problemText(problem));
    expect(gateway?.happened).toContain('no longer takes notifications');
    expect(feedback?.happened).toContain('no longer lists devices');
    expect(feedback?.steps[0]?.text).toContain('410');
  });

  it('keep Apple’s word for the wrong environment, where one was told', () => {
    const [told, silent] = PROBLEMS['wrong-environment'].map((problem) => problemText(problem, CLI_CONTEXT).happened);
    expect(told).toContain('(BadCertificateEnvironment)');
    expect(silent).not.toContain('(');
  });

  it('name both files that are not a pair, and offer the half that is at hand in place of the one that does not fit', () => {
    const [alone, key, namesake, certificate] = PROBLEMS['not-a-pair'].map((problem) => problemText(problem));
    for (const text of [alone, key, certificate]) {
      expect(plainText(text?.happened ?? '')).toMatch(/aps_development\.cer needs .* Push\.p12 holds/);
    }
    expect(alone?.steps.map(({ action }) => action)).not.toContain('use-at-hand');
    expect(key?.steps[0]).toMatchObject({ action: 'use-at-hand' });
    expect(plainText(key?.steps[0]?.text ?? '')).toMatch(/from Weather\.p12: use it in place of Push\.p12/);
    expect(plainText(namesake?.steps[0]?.text ?? '')).toMatch(/an earlier Push\.p12: use it in place of this one/);
    expect(certificate?.steps[0]).toMatchObject({ action: 'use-at-hand' });
    expect(plainText(certificate?.steps[0]?.text ?? '')).toMatch(/Production .* in place of aps_development\.cer/);
  });

  it.each(['provisioning-profile', 'signing-request'] as const)(
    'explain why a %s cannot send, and what can',
    (kind) => {
      const { happened, cause, steps } = problemText({ code: 'not-a-credential', file: 'it', looksLike: kind });
      expect(happened).toMatch(/is a .+, which/);
      expect(cause).toContain('nothing can be sent with it');
      expect(steps.map(({ action }) => action)).toEqual(['choose-files', 'open-certificates-page']);
    },
  );

  it('urge to renew in the last week', () => {
    const steps = (days: number) => {
      const problem = { code: 'expires-soon', commonName: 'a', notAfter: '2026-12-01T00:00:00Z', days } as const;
      return problemText(problem).steps.map(({ text }) => text);
    };
    expect(steps(6).join()).toContain('this week');
    expect(steps(7).join()).not.toContain('this week');
  });

  it('offer to switch to the environment that the certificate is for', () => {
    const problem = PROBLEMS['wrong-environment'][0];
    if (problem === undefined) throw new Error('no example');
    expect(problemText(problem, WINDOW_CONTEXT).steps[0]).toMatchObject({ action: 'use-sandbox' });
    expect(problemText(problem, CLI_CONTEXT).steps[0]?.text).toContain('--env sandbox');
  });
});

it('every code has a short word', () => {
  for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
    expect(problemWord(code)).toMatch(/^[\w/ ]{3,24}$/);
  }
});

it('every action has a label', () => {
  for (const action of PROBLEM_ACTIONS) expectPlain(actionLabel(action));
});

describe('marks of names', () => {
  it('are taken away, or told apart, around names with asterisks too', () => {
    const text = 'Let ***.push.apple.com** through, **please**.';
    expect(plainText(text)).toBe('Let *.push.apple.com through, please.');
    expect(boldParts(text)).toEqual([
      { text: 'Let ', bold: false },
      { text: '*.push.apple.com', bold: true },
      { text: ' through, ', bold: false },
      { text: 'please', bold: true },
      { text: '.', bold: false },
    ]);
  });
});
