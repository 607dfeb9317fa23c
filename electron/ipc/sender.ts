/** The scheme and host under which the app serves its own page, and the only origin whose requests are answered. */
export const APP_ORIGIN = 'app://pushbench';

/** What of Electron's `WebFrameMain` tells who asks. */
export type SenderFrame = { readonly origin: string; readonly parent: unknown };

/**
 * Whether a request comes from our page in a window's main frame. Electron gives null for a frame that was navigated
 * away or destroyed meanwhile. `origin` is compared, since a `data:` or sandboxed page under our address has origin "null".
 */
export function isOurMainFrame(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
}
