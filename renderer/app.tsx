import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { type ReactNode, useState } from 'react';
import type { AppInfo } from '../shared/ipc/channels.ts';
import { BenchPage } from './bench/bench-page.tsx';
import { BenchProvider } from './bench/bench-provider.tsx';
import { TemplatesProvider } from './bench/templates/templates-provider.tsx';
import { LiveRegion } from './components/live-region.tsx';
import { PlatformProvider } from './components/platform.tsx';
import { FeedbackPage } from './feedback/feedback-page.tsx';
import { FeedbackProvider } from './feedback/feedback-provider.tsx';
import { HowPushWorksProvider } from './how-push-works/how-push-works-context.tsx';
import { HowPushWorksPage } from './how-push-works/how-push-works-page.tsx';
import { IdentitiesPage } from './identities/identities-page.tsx';
import { IdentitiesProvider } from './identities/identities-provider.tsx';
import { entryCount } from './identities/identity-entries.ts';
import { RequestDialog } from './identities/request-dialog.tsx';
import { useIdentities } from './identities/use-identities.ts';
import { en } from './messages/en.ts';
import { PaletteHost } from './palette/palette-host.tsx';
import { SettingsPage } from './settings/settings-page.tsx';
import { SettingsProvider } from './settings/settings-provider.tsx';
import { useSettings } from './settings/use-settings.ts';
import { useTheme } from './settings/use-theme.ts';
import { AppInfoProvider } from './shell/app-info.tsx';
import { type CommandName, CommandProvider, useCommand } from './shell/commands.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { InspectorProvider } from './shell/inspector-state.tsx';
import { type Section, Sidebar } from './shell/sidebar.tsx';
import { SimulatorProvider } from './shell/simulator-provider.tsx';
import { useKeyboard } from './shell/use-keyboard.ts';
import { DevicesProvider } from './simulator/devices/devices-provider.tsx';
import { FaultsProvider } from './simulator/faults/faults-provider.tsx';
import { ReceivedProvider } from './simulator/received/received-provider.tsx';
import { SimulatorPage } from './simulator/simulator-page.tsx';
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

/** Of these, what the Identities page does itself. */
const IDENTITIES_COMMANDS: ReadonlySet<CommandName> = new Set(['choose-files', 'export']);

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
                <State>
                  <Shell platform={info.platform} />
                </State>
              </ErrorBoundary>
            </LiveRegion>
          </Tooltip.Provider>
        </PlatformProvider>
      </AppInfoProvider>
    </CSPProvider>
  );
}

/** What outlives the page in front. */
function State({ children }: { readonly children: ReactNode }) {
  return (
    <SettingsProvider>
      <SimulatorProvider>
        <CommandProvider>
          <HowPushWorksProvider>
            <InspectorProvider>
              <IdentitiesProvider>
                <TemplatesProvider>
                  <BenchProvider>
                    <FeedbackProvider>
                      <FaultsProvider>
                        <DevicesProvider>
                          <ReceivedProvider>{children}</ReceivedProvider>
                        </DevicesProvider>
                      </FaultsProvider>
                    </FeedbackProvider>
                  </BenchProvider>
                </TemplatesProvider>
              </IdentitiesProvider>
            </InspectorProvider>
          </HowPushWorksProvider>
        </CommandProvider>
      </SimulatorProvider>
    </SettingsProvider>
  );
}

function Shell({ platform }: { readonly platform: string }) {
  const [section, goTo] = useState<Section>('bench');
  // It lies over its section, as a book beside the work: leaving it leads back there.
  const [explaining, setExplaining] = useState(false);
  const setSection = (next: Section) => {
    setExplaining(false);
    goTo(next);
  };
  const [requesting, setRequesting] = useState(false);
  const { list } = useIdentities();
  useTheme(useSettings().settings.theme);
  useCommand('bench', () => setSection('bench'));
  useCommand('identities', () => setSection('identities'));
  useCommand('simulator', () => setSection('simulator'));
  useCommand('feedback', () => setSection('feedback'));
  useCommand('settings', () => setSection('settings'));
  useCommand('how-push-works', () => setExplaining(true));
  useCommand('create-request', () => setRequesting(true));
  useCommand('files-dropped', () => setSection(section === 'identities' ? section : 'bench'));
  // What belongs to the bench brings it to the front first: nothing is sent from a page that is not seen.
  useKeyboard(platform, (command) => {
    if ((section === 'bench' && !explaining) || !BENCH_COMMANDS.has(command)) return false;
    if (section === 'identities' && !explaining && IDENTITIES_COMMANDS.has(command)) return false;
    setSection('bench');
    return true;
  });
  return (
    <div className="app">
      <Sidebar section={explaining ? null : section} onSection={setSection} counts={{ identities: entryCount(list) }} />
      {explaining ? (
        <HowPushWorksPage cameFrom={en.app.section[section]} onBack={() => setExplaining(false)} />
      ) : (
        <Page section={section} />
      )}
      <PaletteHost front={explaining ? null : section} />
      {requesting && <RequestDialog onClose={() => setRequesting(false)} />}
    </div>
  );
}

function Page({ section }: { readonly section: Section }) {
  switch (section) {
    case 'bench':
      return <BenchPage />;
    case 'identities':
      return <IdentitiesPage />;
    case 'simulator':
      return <SimulatorPage />;
    case 'feedback':
      return <FeedbackPage />;
    case 'settings':
      return <SettingsPage />;
  }
}
