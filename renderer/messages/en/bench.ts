import { countText, durationText, listText, numberText } from '../../../shared/messages/quantity-text.ts';
import { composer } from './bench-composer.ts';
import { checks, connection, diagnosis, tests, transcript } from './bench-connection.ts';
import { certificate, empty, exporting, importing } from './bench-files.ts';
import { lint } from './bench-lint.ts';
import { headers, message } from './bench-message.ts';
import { results } from './bench-results.ts';
import { exportRequest } from './export-request.ts';
import { templates } from './templates.ts';

/** Interface texts of the Bench. Problems, reasons and findings are worded in `shared/messages`. */

const targets = { simulator: 'Simulator', sandbox: 'Sandbox', production: 'Production', custom: 'Custom' } as const;

const pushNouns: Readonly<Record<string, string>> = {
  alert: 'alert',
  background: 'background push',
  voip: 'VoIP push',
  complication: 'complication update',
  location: 'location query',
  liveactivity: 'Live Activity push',
  mdm: 'MDM wake-up',
};

export const bench = {
  empty,
  importing,
  certificate,
  exporting,
  connection,
  diagnosis,
  transcript,
  checks,
  tests,
  message,
  composer,
  headers,
  lint,
  exportRequest,
  templates,
  title: 'Bench',
  newBench: 'New bench',
  targets,
  context: (topic: string, target: string) => `${topic} · ${target}`,
  protocols: { http2: 'HTTP/2', legacy: 'Legacy binary' },

  progress: {
    label: 'Progress',
    steps: { certificate: 'Certificate', connection: 'Connection', message: 'Message', result: 'Result' },
    status: { upcoming: 'to do', current: 'in progress', done: 'done', failed: 'failed' },
    filesReady: (ready: number, total: number) => `${ready} of ${countText(total, 'file')} ready`,
    testing: 'testing…',
    ms: (ms: number) => durationText(ms),
    failed: (stage: string | null) => (stage === null ? 'failed' : `${stage} failed`),
    cancelled: 'cancelled',
    bytes: (bytes: number, draft: boolean) => `${draft ? 'draft, ' : ''}${countText(bytes, 'byte')}`,
    sending: 'sending…',
    notSent: 'not sent',
    answered: (code: string, ms: number) => `${code} · ${durationText(ms)}`,
  },

  sendBar: {
    send: 'Send notification',
    cancel: 'Cancel',
    cancelSend: 'Cancel sending',
    one: (pushType: string) => `1 ${pushNouns[pushType] ?? `${pushType} push`} to`,
    via: (host: string) => `via ${host}`,
    testFailed: 'The last test failed. You can still send; the result will tell its own stages.',
    tooLarge: (bytes: number, limit: number) =>
      `${numberText(bytes)} bytes is over the limit of ${numberText(limit)}. You can still send, to see the refusal.`,
    halfTyped: (fields: readonly string[]) =>
      `${listText(fields)} in the Form: not a JSON object yet. Finish it, or the push goes with what it held last.`,
    topicMissing: 'Type the topic: a signing key serves every app of the team. Without one APNs answers MissingTopic.',
    badJson: (line: number, column: number) => `The JSON has a mistake in line ${line}, column ${column}.`,
    blocked: {
      sending: 'Sending…',
      'simulator-off': 'Start the simulator to send, or choose another target.',
      'target-incomplete': 'Complete the custom endpoint to send.',
      'token-missing': 'Paste a device token to send.',
    },
  },

  results,

  announce: {
    connected: (ms: number) => `Connected in ${durationText(ms)}`,
    testFailed: (title: string) => `Connection test failed: ${title}`,
    testCancelled: 'The connection test was cancelled',
    imported: (name: string) => `Ready to push with ${name}`,
  },
} as const;
