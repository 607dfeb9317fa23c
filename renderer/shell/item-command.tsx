import type { MenuItem } from '../components/menu.tsx';
import { type CommandName, useCommand } from './commands.tsx';

/** Does a menu's item when its command is asked for. */
export function ItemCommand({ name, item }: { readonly name: CommandName; readonly item: MenuItem }) {
  useCommand(name, () => (item.disabled ? false : item.onChoose()));
  return null;
}
