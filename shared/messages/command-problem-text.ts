import type { CommandProblem, SimulatorService } from '../problem.ts';
import { countText, numberText, sentence } from './quantity-text.ts';
import { stageName } from './stage-text.ts';
import { bold, type ProblemText, step, type TextContext } from './text-form.ts';

/** Words for problems of a command or of the app itself. */
export function commandProblemText(problem: CommandProblem, { surface, credential }: TextContext): ProblemText {
  const inWindow = surface === 'window';
  switch (problem.code) {
    case 'usage':
      return {
        title: inWindow ? 'This cannot be done like this' : 'The command cannot be run like this',
        happened: sentence(problem.detail),
        cause: null,
        steps: [
          inWindow
            ? step('Change it, then try again.')
            : step('Look at “pushbench --help”, or “pushbench COMMAND --help”, for the options and examples.'),
        ],
      };
    case 'not-available':
      return notAvailable(problem.feature);
    case 'port-in-use':
      return {
        title: `Port ${problem.port} is taken`,
        happened: `Another program already listens on ${bold(problem.host)} port ${bold(problem.port)}.`,
        cause: 'Most often it is a simulator that is still running, here or in another window.',
        steps: [
          step('Stop the program that uses the port, then try again.'),
          problem.nextFree === null
            ? step('Or choose another port; 0 picks one that is free.')
            : step(`Or use port ${bold(problem.nextFree)}, which is free.`),
        ],
      };
    case 'port-given-twice': {
      const [one, other] = problem.services;
      return {
        title: `Port ${problem.port} is given twice`,
        happened: `Port ${bold(problem.port)} is given to ${SERVICE_NAMES[one]} and to ${SERVICE_NAMES[other]}.`,
        cause: null,
        steps: [
          inWindow
            ? step('Give each of the simulator’s ports a number of its own in Settings, then start it again.')
            : step('Give each port a number of its own; 0 picks one that is free.'),
        ],
      };
    }
    case 'rules-invalid':
      return {
        title: 'The rules file cannot be used',
        happened: `In ${bold(problem.file)}: ${sentence(problem.detail)}`,
        cause: null,
        steps: [
          step(
            'Correct the file. A rule looks like { "match": { "token": "hex" }, "answer": { "reason": "Shutdown" } }.',
          ),
        ],
      };
    case 'notifications-missing':
      return {
        title: 'Too few notifications arrived',
        happened: `${countText(problem.received, 'notification')} of ${numberText(problem.expected)} arrived within ${problem.seconds} s.`,
        cause: 'The sender did not reach the simulator, or sent less than was expected.',
        steps: [
          step('Look at the lines above for connections that were opened and refused.'),
          step('Give the sender more time with a larger --timeout.'),
        ],
      };
    case 'simulator-stopped':
      return {
        title: 'The simulator is off',
        happened: 'The target is the built-in simulator, and it is not running.',
        cause: null,
        steps: [
          inWindow
            ? step('Start the simulator, then try again.', 'start-simulator')
            : step('Start it with “pushbench simulate” in another terminal, then try again.'),
        ],
      };
    case 'cancelled':
      return {
        title: 'Cancelled',
        happened:
          problem.stage === null
            ? 'It was cancelled before it ended.'
            : `It was cancelled at the stage ${bold(stageName(problem.stage, credential?.kind))}.`,
        cause: null,
        steps: [step('Start it again when you are ready.', inWindow ? 'test-again' : null)],
      };
    case 'bug':
      return {
        title: 'Pushbench made a mistake',
        happened: `A fault inside Pushbench stopped this. Its reference is ${bold(problem.reference)}.`,
        cause: 'This is no fault of your files or your network.',
        steps: [
          step('Try it once more.'),
          step(
            inWindow
              ? `Report it with the reference ${bold(problem.reference)}; the log holds the details under it, without keys and passphrases.`
              : 'Report it with the command you ran; leave out keys and passphrases.',
          ),
        ],
      };
  }
}

function notAvailable(feature: string): ProblemText {
  return {
    title: 'Not available yet',
    happened: `This version of Pushbench does not have ${bold(feature)} yet.`,
    cause: null,
    steps: [step('Leave it out for now; the changelog of a newer version tells when it has come.')],
  };
}

const SERVICE_NAMES: Readonly<Record<SimulatorService, string>> = {
  http2: 'HTTP/2',
  legacy: 'the binary protocol',
  feedback: 'the feedback service',
};
