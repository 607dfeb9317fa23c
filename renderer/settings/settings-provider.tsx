import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../shared/problem.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { bridge } from '../bridge.ts';
import { SettingsContext } from './use-settings.ts';

/** Reads the settings and shows nothing until they are known: a few milliseconds, and no wrong theme flashes. */
export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const [settings, setSettings] = useState<Settings | Error | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const newest = useRef<Settings | null>(null);
  const writing = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    void readSettings().then((read) => {
      if (!(read instanceof Error)) newest.current = read;
      setSettings(read);
    });
  }, []);

  // The error boundary shows it: without settings there is nothing to work with.
  if (settings instanceof Error) throw settings;
  if (settings === null) return null;

  const change = (part: Partial<Settings>) => {
    const next = { ...(newest.current ?? settings), ...part };
    newest.current = next;
    setSettings(next);
    // One after the other, so that the last change is the one that stays.
    writing.current = writing.current.then(() => writeSettings(next)).then(setProblem);
  };
  return (
    <SettingsContext value={{ settings, change, written: () => writing.current, problem }}>{children}</SettingsContext>
  );
}

/** The main process answers defaults for a missing or damaged file; a failure here is a bug. */
async function readSettings(): Promise<Settings | Error> {
  try {
    const answer = await bridge.readSettings();
    return answer.ok ? answer.value : new Error(`settings:read answered ${answer.problem.code}`);
  } catch (error) {
    return new Error('settings:read failed', { cause: error });
  }
}

async function writeSettings(settings: Settings): Promise<Problem | null> {
  try {
    const answer = await bridge.writeSettings(settings);
    return answer.ok ? null : answer.problem;
  } catch {
    return { code: 'bug', reference: 'window' };
  }
}
