import { createContext, type ReactNode, useContext } from 'react';

const PlatformContext = createContext('linux');

/** Tells the components below on which platform (Node's name) they are, for the way shortcuts are written. */
export function PlatformProvider({ platform, children }: { readonly platform: string; readonly children: ReactNode }) {
  return <PlatformContext value={platform}>{children}</PlatformContext>;
}

export function usePlatform(): string {
  return useContext(PlatformContext);
}
