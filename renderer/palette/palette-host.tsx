import { useState } from 'react';
import { flushSync } from 'react-dom';
import { PROGRAMS } from '../../shared/export-request/export-request.ts';
import { useAnnounce } from '../components/live-region.tsx';
import { en } from '../messages/en.ts';
import { type CommandName, useCommand, useRunCommand } from '../shell/commands.tsx';
import { Palette } from './palette.tsx';

/** What the palette does on the Bench, whichever page is in front. */
const OF_BENCH: ReadonlySet<CommandName> = new Set<CommandName>([
  'choose-files',
  'test-connection',
  'send',
  'export',
  'new-bench',
  'templates',
  'save-template',
  'open-notification',
  'toggle-inspector',
  ...PROGRAMS.map((program) => `copy-as-${program}` as const),
]);

type PaletteHostProps = {
  readonly benchInFront: boolean;
  /** Whether the page in front takes files itself. */
  readonly importsHere: boolean;
  readonly showBench: () => void;
};

/** The palette, while it is asked for. */
export function PaletteHost({ benchInFront, importsHere, showBench }: PaletteHostProps) {
  const [open, setOpen] = useState(false);
  const runCommand = useRunCommand();
  const announce = useAnnounce();
  useCommand('palette', () => setOpen(true));

  const runHere = (command: CommandName) => {
    const here = benchInFront || !OF_BENCH.has(command) || (importsHere && command === 'choose-files');
    // The page hears its commands once it is there.
    if (!here) flushSync(showBench);
    // Nothing is sent from a page that was not seen.
    if (!here && command === 'send') return announce(en.palette.sendFromBench);
    runCommand(command);
  };
  return open ? <Palette onClose={() => setOpen(false)} runHere={runHere} /> : null;
}
