import type { NotificationFileTrouble } from '../problem.ts';
import { messageProblemText } from './message-problem-text.ts';
import { bold, type ProblemText, step, type TextContext } from './text-form.ts';

const CHOOSE =
  'Choose an .apns file as “xcrun simctl push” takes it, a payload as JSON, or a file that Pushbench exported.';

/** Words for a file that should hold a notification and does not. */
export function notificationFileText(
  file: string,
  trouble: NotificationFileTrouble,
  context: TextContext,
): ProblemText {
  const title = `${file} holds no notification`;
  const name = bold(file);
  switch (trouble.kind) {
    case 'empty':
      return { title, happened: `${name} is empty.`, cause: null, steps: [step('Save it again, then open it.')] };
    case 'not-text':
      return {
        title,
        happened: `${name} is not text in UTF-8.`,
        cause: 'It is another kind of file, or an editor saved it in another encoding.',
        steps: [step('Save it as UTF-8, then open it again.'), step(CHOOSE)],
      };
    case 'too-large':
      return {
        title,
        happened: `${name} is larger than 1 MB and was not read; APNs takes a few thousand bytes.`,
        cause: 'It is another kind of file.',
        steps: [step(CHOOSE)],
      };
    case 'no-aps':
      return {
        title,
        happened: `${name} is JSON without ${bold('aps')}, the part that a notification has at its top.`,
        cause: 'It is JSON for something else, or aps stands one level too deep.',
        steps: [step('Put aps at the top of the object, or choose another file.')],
      };
    case 'json': {
      const { line, column, detail } = trouble;
      const { happened, steps } = messageProblemText({ code: 'payload-invalid', line, column, detail }, context);
      return {
        title: `${file} is not valid JSON`,
        happened: `${name} cannot be read. ${happened}`,
        cause: 'It was changed by hand, or cut short on its way.',
        steps: [...steps, step('Save the file, then open it again.')],
      };
    }
    case 'newer-form':
      return {
        title: `${file} comes from a newer Pushbench`,
        happened: `${name} has form ${bold(trouble.version)}; this Pushbench knows form 1.`,
        cause: null,
        steps: [step('Export it as .apns there, or install the newer Pushbench here.')],
      };
    case 'field':
      return {
        title,
        happened: `${name} is a file of Pushbench whose ${bold(trouble.field)} is missing or of another kind than it should be.`,
        cause: 'It was changed by hand.',
        steps: [step('Correct that part, or export the notification again.')],
      };
  }
}
