import type { App } from 'electron';

/**
 * Puts every process of the page into the system's sandbox, whatever a window's options say. Not when the launcher gave
 * `--no-sandbox` because it runs as root: Chromium then refuses to start any process at all.
 */
export function sandboxAll(app: App): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}
