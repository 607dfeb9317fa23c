import { PROGRAMS } from '../../shared/export-request/export-request.ts';
import { CLIENT_EXAMPLES } from '../../shared/simulator/client-examples.ts';
import { en } from '../messages/en.ts';
import type { CommandName } from '../shell/commands.tsx';
import type { Section } from '../shell/sidebar.tsx';

/** The section whose page does a command, and what is opened on it before. */
type Way = { readonly section: Section; readonly open?: CommandName };

/** Where each command is done; the others are done on every page. */
const PLACES: readonly (readonly [Way, readonly CommandName[]])[] = [
  [{ section: 'bench' }, ['choose-files', 'test-connection', 'send', 'export', 'new-bench', 'toggle-inspector']],
  [{ section: 'bench' }, ['templates', 'save-template', 'open-notification']],
  [{ section: 'bench' }, ['show-form', 'show-json', 'show-headers', 'format-json', 'show-details', 'send-again']],
  [{ section: 'bench' }, PROGRAMS.map((program) => `copy-as-${program}` as const)],
  [{ section: 'bench' }, ['copy-as-swift', 'copy-as-objective-c']],
  [{ section: 'simulator' }, ['show-received', 'show-devices', 'show-faults', 'export-ca']],
  [{ section: 'simulator' }, CLIENT_EXAMPLES.map((example) => `copy-example-${example}` as const)],
  [{ section: 'simulator', open: 'show-received' }, ['clear-received']],
  [{ section: 'simulator', open: 'show-devices' }, ['register-device']],
  [
    { section: 'simulator', open: 'show-faults' },
    ['arm-fault', 'disarm-faults', 'close-connections', 'send-goaway', 'choose-rules', 'forget-rules'],
  ],
  [{ section: 'feedback' }, ['read-feedback', 'copy-devices', 'export-csv']],
  [{ section: 'settings' }, ['add-endpoint']],
];

const WAYS: ReadonlyMap<CommandName, Way> = new Map(
  PLACES.flatMap(([way, commands]) => commands.map((command) => [command, way] as const)),
);

/**
 * Where a command is done from, seen from the section in front (null: a page that lies over it); null when it can be done
 * right there.
 */
export function wayTo(command: CommandName, front: Section | null): Way | null {
  // The Identities page takes files itself.
  if (command === 'choose-files' && front === 'identities') return null;
  return WAYS.get(command) ?? null;
}

/** What is said in place of doing a command that cannot be taken back, when its page was not in front. */
export const LOOK_FIRST: Readonly<Partial<Record<CommandName, string>>> = {
  send: en.palette.lookFirst.send,
  'send-again': en.palette.lookFirst.sendAgain,
  'read-feedback': en.palette.lookFirst.readFeedback,
  'clear-received': en.palette.lookFirst.clearReceived,
  'arm-fault': en.palette.lookFirst.armFault,
};
