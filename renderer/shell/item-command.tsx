import type { MenuItem } from '../components/menu.tsx';
import { type CommandName, useCommand } from './commands.tsx';

/** Does a menu's item, as it is then, when its command is asked for. */
export function ItemCommand({ name, item }: { readonly name: CommandName; readonly item: () => MenuItem }) {
  useCommand(name, () => {
    const { disabled = false, onChoose } = item();
    return disabled ? false : onChoose();
  });
  return null;
}
