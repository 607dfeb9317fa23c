import type { App, WebContents } from 'electron';
import { APP_PAGE } from './app-protocol.ts';

type Deny = { preventDefault: () => void };

/**
 * The page never leaves itself: no link, redirect, dropped file, frame, new window or webview takes anyone elsewhere.
 * Holds for every web contents that the app will ever have. https://www.electronjs.org/docs/latest/tutorial/security
 */
export function forbidNavigation(app: App, onDenied: (what: string) => void): void {
  app.on('web-contents-created', (_event, contents) => forbidIn(contents, onDenied));
}

function forbidIn(contents: WebContents, onDenied: (what: string) => void): void {
  const deny = (what: string) => (event: Deny) => {
    event.preventDefault();
    onDenied(what);
  };
  contents.on('will-navigate', (event) => {
    // A reload of our own page, as after a crash, is no departure.
    if (event.url !== APP_PAGE) deny('navigation')(event);
  });
  contents.on('will-redirect', deny('redirect'));
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) deny('frame')(event);
  });
  contents.on('will-attach-webview', deny('webview'));
  contents.setWindowOpenHandler(() => {
    onDenied('new window');
    return { action: 'deny' };
  });
}
