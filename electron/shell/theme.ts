import type { NativeTheme } from 'electron';

/** What the system paints itself; the same values as `surface`, `canvas` and `text` of the page's style sheet. */
export type WindowColours = { readonly surface: string; readonly canvas: string; readonly text: string };

const LIGHT: WindowColours = { surface: '#FFFFFF', canvas: '#F6F6F8', text: '#17181C' };
const DARK: WindowColours = { surface: '#1F2024', canvas: '#17181B', text: '#ECEDEF' };

/** The colours of the theme in force, the system's when the person follows it. */
export function windowColours({ shouldUseDarkColors }: Pick<NativeTheme, 'shouldUseDarkColors'>): WindowColours {
  return shouldUseDarkColors ? DARK : LIGHT;
}
