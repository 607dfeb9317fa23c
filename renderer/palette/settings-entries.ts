import { MAX_CUSTOM_ENDPOINTS } from '../../shared/settings/limits.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { en } from '../messages/en.ts';
import { commandEntry } from './command-entry.ts';
import type { PaletteEntry } from './palette-entry.ts';

const { actions, tooManyEndpoints } = en.palette;

/** What is done on the Settings page: the themes that are not chosen, and an endpoint of one's own. */
export function settingsEntries({ theme: current, customEndpoints }: Settings): readonly PaletteEntry[] {
  const others = (['system', 'light', 'dark'] as const).filter((theme) => theme !== current);
  return [
    ...others.map(
      (theme): PaletteEntry => ({
        id: `theme-${theme}`,
        kind: 'action',
        title: actions.theme(en.settings.themes[theme]),
        words: actions.themeWords,
        act: { kind: 'theme', theme },
      }),
    ),
    commandEntry('add-endpoint', en.settings.add, actions.addEndpointWords, {
      blocked: customEndpoints.length >= MAX_CUSTOM_ENDPOINTS ? tooManyEndpoints : null,
    }),
  ];
}
