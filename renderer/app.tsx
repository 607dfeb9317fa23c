import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useState } from 'react';
import type { AppInfo } from '../shared/ipc/channels.ts';
import { BenchPage } from './bench/bench-page.tsx';
import { LiveRegion } from './components/live-region.tsx';
import { PlatformProvider } from './components/platform.tsx';
import { SettingsPage } from './settings/settings-page.tsx';
import { SettingsProvider, useSettings } from './settings/use-settings.tsx';
import { useTheme } from './settings/use-theme.ts';
import { AppInfoProvider } from './shell/app-info.tsx';
import { type CommandName, CommandProvider, useCommand } from './shell/commands.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { type Section, Sidebar } from './shell/sidebar.tsx';
import { useKeyboard } from './shell/use-keyboard.ts';
import { SimulatorProvider } from './shell/use-simulator.tsx';
import './shell/app.css';

/** How long the pointer rests before a tooltip opens, ms. */
const TOOLTIP_DELAY = 500;

const BENCH_COMMANDS: ReadonlySet<CommandName> = new Set([
  'choose-files',
  'test-connection',
  'send',
  'export',
  'new-bench',
]);

/** The whole window. */
export function App({ info }: { readonly info: AppInfo }) {
  return (
    // The content security policy forbids the <style> elements that the components would bring.
    <CSPProvider disableStyleElements>
      <AppInfoProvider info={info}>
        <PlatformProvider platform={info.platform}>
          <Tooltip.Provider delay={TOOLTIP_DELAY}>
            <LiveRegion>
              <ErrorBoundary>
                <SettingsProvider>
                  <SimulatorProvider>
                    <CommandProvider>
                      <Shell platform={info.platform} />
                    </CommandProvider>
                  </SimulatorProvider>
                </SettingsProvider>
              </ErrorBoundary>
            </LiveRegion>
          </Tooltip.Provider>
        </PlatformProvider>
      </AppInfoProvider>
    </CSPProvider>
  );
}

function Shell({ platform }: { readonly platform: string }) {
  const [section, setSection] = useState<Section>('bench');
  useTheme(useSettings().settings.theme);
  useCommand('bench', () => setSection('bench'));
  useCommand('settings', () => setSection('settings'));
  // What belongs to the bench brings it to the front first: nothing is sent from a page that is not seen.
  useKeyboard(platform, (command) => {
    if (section === 'bench' || !BENCH_COMMANDS.has(command)) return false;
    setSection('bench');
    return true;
  });
  return (
    <div className="app">
      <Sidebar section={section} onSection={setSection} />
      {/* The bench keeps its state while another section is in front. */}
      <BenchPage hidden={section !== 'bench'} />
      {section === 'settings' && <SettingsPage />}
    </div>
  );
}
