import { useEffect, useEffectEvent } from 'react';
import { bridge } from '../bridge.ts';
import { isDialogOpen } from '../components/dialog.tsx';
import { type CommandName, useRunCommand } from './commands.tsx';
import { commandFor } from './keyboard.ts';

/**
 * Turns keys and menu items into commands. While a dialog is open only its own keys work.
 * `before` sees each command first and answers whether that was all. On macOS the menu would act on the same keys: what
 * is handled here is prevented, so it does not reach the menu.
 */
export function useKeyboard(platform: string, before: (command: CommandName) => boolean): void {
  const runCommand = useRunCommand();
  const run = (command: CommandName) => before(command) || runCommand(command);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat || isDialogOpen()) return;
    const command = commandFor(event, platform);
    if (command === null || (command === 'escape' && isPopupOpen())) return;
    if (run(command)) event.preventDefault();
  });
  const choose = useEffectEvent((command: CommandName) => {
    if (!isDialogOpen()) run(command);
  });

  useEffect(() => {
    // Before any component: whether a pop-up was open is known only until Esc has closed it.
    const listening = new AbortController();
    window.addEventListener('keydown', press, { capture: true, signal: listening.signal });
    const stop = bridge.onMenuCommand(({ command }) => choose(command));
    return () => {
      listening.abort();
      stop();
    };
  }, []);
}

function isPopupOpen(): boolean {
  // A list that was closed stays in the page, marked so. The JSON editor marks its box: what is inside is not seen here.
  return document.querySelector('.popup:not([data-closed]), .json-editor[data-list-open]') !== null;
}
