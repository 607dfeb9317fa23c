import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useAnnounce } from '../components/live-region.tsx';
import { type CommandName, useCommand, useRunCommand } from '../shell/commands.tsx';
import type { Section } from '../shell/sidebar.tsx';
import { Palette } from './palette.tsx';
import { LOOK_FIRST, wayTo } from './way-to.ts';

type PaletteHostProps = {
  /** The section in front, null while another page lies over it. */
  readonly front: Section | null;
};

/** The palette, while it is asked for. */
export function PaletteHost({ front }: PaletteHostProps) {
  const [open, setOpen] = useState(false);
  const runCommand = useRunCommand();
  const announce = useAnnounce();
  useCommand('palette', () => setOpen(true));

  const runHere = (command: CommandName) => {
    const way = wayTo(command, front);
    const steps = way === null ? [] : [way.section, way.open ?? []].flat();
    // A page hears its commands once it is there.
    for (const step of steps) flushSync(() => void runCommand(step));
    // What cannot be taken back is not done on a page that was not seen.
    const toSee = LOOK_FIRST[command];
    if (way !== null && way.section !== front && toSee !== undefined) return announce(toSee);
    runCommand(command);
  };
  return open ? <Palette onClose={() => setOpen(false)} runHere={runHere} /> : null;
}
