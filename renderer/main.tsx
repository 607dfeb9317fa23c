import '@fontsource-variable/inter/opsz.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/type.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { AppInfo } from '../shared/ipc/channels.ts';
import { App } from './app.tsx';
import { bridge } from './bridge.ts';

/** What is assumed when the main process does not say: nothing is drawn over the page. */
const UNKNOWN: AppInfo = { version: '', platform: 'linux', titleBar: 'system' };

async function start(): Promise<void> {
  const answer = await bridge.appInfo().catch(() => null);
  const info = answer?.ok ? answer.value : UNKNOWN;
  document.documentElement.dataset.titleBar = info.titleBar;
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App info={info} />
    </StrictMode>,
  );
}

void start();
