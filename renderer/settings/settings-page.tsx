import { problemText } from '../../shared/messages/problem-text.ts';
import { QUIET_MS, STAGE_SECONDS } from '../../shared/settings/limits.ts';
import { Card } from '../components/card.tsx';
import { Emphasis } from '../components/emphasis.tsx';
import { Segmented } from '../components/segmented.tsx';
import { en } from '../messages/en.ts';
import { useAppInfo } from '../shell/app-info.tsx';
import { PageLayout } from '../shell/page-layout.tsx';
import { CustomEndpoints } from './custom-endpoints.tsx';
import { NumberSetting } from './number-setting.tsx';
import { ProxySetting } from './proxy-setting.tsx';
import { SettingsRow } from './settings-row.tsx';
import { SimulatorSettings } from './simulator-settings.tsx';
import { useSettings } from './use-settings.ts';
import './settings.css';

const texts = en.settings;

/** What is the same for every bench. Every change is saved at once. */
export function SettingsPage() {
  return (
    <PageLayout toolbar={{ title: texts.title }}>
      <SaveProblem />
      <Appearance />
      <Connection />
      <CustomEndpoints />
      <SimulatorSettings />
      <About />
    </PageLayout>
  );
}

function SaveProblem() {
  const { problem } = useSettings();
  if (problem === null) return null;
  const { happened, steps } = problemText(problem);
  return (
    <Card tone="error" title={texts.notSaved} role="alert">
      <p>
        <Emphasis text={[happened, ...steps.map((step) => step.text)].join(' ')} />
      </p>
    </Card>
  );
}

function Appearance() {
  const { settings, change } = useSettings();
  return (
    <Card title={texts.appearance}>
      <SettingsRow label={texts.theme}>
        <Segmented
          label={texts.theme}
          value={settings.theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: texts.themes[value] }))}
          onChange={(theme) => change({ theme })}
        />
      </SettingsRow>
    </Card>
  );
}

function Connection() {
  const { settings, change } = useSettings();
  const targets = ['simulator', 'sandbox', 'production', 'custom'] as const;
  return (
    <Card title={texts.connection}>
      <div className="settings-rows">
        <SettingsRow label={texts.defaultTarget} note={texts.defaultTargetNote}>
          <Segmented
            label={texts.defaultTarget}
            value={settings.defaultTarget}
            options={targets.map((value) => ({ value, label: texts.targets[value] }))}
            onChange={(defaultTarget) => change({ defaultTarget })}
          />
        </SettingsRow>
        <NumberSetting
          label={texts.stageSeconds}
          note={texts.stageSecondsNote}
          unit={texts.seconds}
          value={settings.stageSeconds}
          range={STAGE_SECONDS}
          step={1}
          whole={false}
          onChange={(stageSeconds) => change({ stageSeconds })}
        />
        <NumberSetting
          label={texts.quietMs}
          note={texts.quietMsNote}
          unit={texts.milliseconds}
          value={settings.quietMs}
          range={QUIET_MS}
          step={100}
          whole
          onChange={(quietMs) => change({ quietMs })}
        />
        <ProxySetting />
      </div>
    </Card>
  );
}

function About() {
  const { version } = useAppInfo();
  return (
    <Card title={texts.about}>
      <dl className="settings-about">
        <dt>{texts.version}</dt>
        <dd className="type-tabular">{version}</dd>
      </dl>
    </Card>
  );
}
