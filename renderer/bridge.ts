import type { PushbenchBridge } from '../shared/ipc/bridge.ts';

declare global {
  interface Window {
    /** Put there by `electron/preload.ts`. */
    readonly pushbench: PushbenchBridge;
  }
}

/** The only way from the window to everything else; nothing else reads `window.pushbench`. */
export const bridge: PushbenchBridge = window.pushbench;
