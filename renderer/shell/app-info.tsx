import { createContext, type ReactNode, useContext } from 'react';
import type { AppInfo } from '../../shared/ipc/channels.ts';

const AppInfoContext = createContext<AppInfo>({ version: '', platform: 'linux', titleBar: 'system' });

export function AppInfoProvider({ info, children }: { readonly info: AppInfo; readonly children: ReactNode }) {
  return <AppInfoContext value={info}>{children}</AppInfoContext>;
}

/** Version, platform, and who draws the window's buttons. */
export function useAppInfo(): AppInfo {
  return useContext(AppInfoContext);
}
