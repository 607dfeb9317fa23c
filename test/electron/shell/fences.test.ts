import { EventEmitter } from 'node:events';
import type { App, Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { APP_PAGE } from '../../../electron/shell/app-protocol.ts';
import { forbidNavigation } from '../../../electron/shell/navigation.ts';
import { cutNetwork } from '../../../electron/shell/no-network.ts';
import { restrictPermissions } from '../../../electron/shell/permissions.ts';
import { finishBeforeQuit } from '../../../electron/shell/quit.ts';

/** The real fences are attacked in the end-to-end tests; here each is held to its whole list of events. */
describe('navigation', () => {
  function page() {
    const app = new EventEmitter();
    const contents = new EventEmitter() as EventEmitter & { setWindowOpenHandler: unknown };
    const denied: string[] = [];
    let open: () => unknown = () => null;
    contents.setWindowOpenHandler = (handler: () => unknown) => {
      open = handler;
    };
    forbidNavigation(app as unknown as App, (what) => denied.push(what));
    app.emit('web-contents-created', {}, contents as unknown as WebContents);
    const prevented = (event: string, facts: object): boolean => {
      let isPrevented = false;
      contents.emit(event, { ...facts, preventDefault: () => (isPrevented = true) });
      return isPrevented;
    };
    return { prevented, denied, open: () => open() };
  }

  it.each([
    ['will-navigate', { url: 'https://example.com/' }],
    ['will-navigate', { url: 'file:///etc/passwd' }],
    ['will-navigate', { url: `${APP_PAGE}.evil` }],
    ['will-redirect', { url: APP_PAGE }],
    ['will-frame-navigate', { url: APP_PAGE, isMainFrame: false }],
    ['will-attach-webview', {}],
  ])('is denied at %s of %j', (event, facts) => {
    const { prevented, denied } = page();
    expect(prevented(event, facts)).toBe(true);
    expect(denied).toHaveLength(1);
  });

  it('opens no second window', () => {
    expect(page().open()).toEqual({ action: 'deny' });
  });

  it('lets our own page load again', () => {
    const { prevented, denied } = page();
    expect(prevented('will-navigate', { url: APP_PAGE })).toBe(false);
    expect(prevented('will-frame-navigate', { url: APP_PAGE, isMainFrame: true })).toBe(false);
    expect(denied).toEqual([]);
  });
});

describe('permissions', () => {
  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'hid', 'toString', 'unheard of'])(
    'are denied for %s: request, check and device',
    (permission) => {
      const handlers = new Map<string, (...all: unknown[]) => unknown>();
      const keep = (name: string) => (handler: (...all: unknown[]) => unknown) => {
        handlers.set(name, handler);
      };
      const session = new Proxy({}, { get: (_all, name: string) => keep(name) });
      const denied: string[] = [];
      restrictPermissions(session as Session, (what) => denied.push(what));
      const answers: boolean[] = [];
      handlers.get('setPermissionRequestHandler')?.(null, permission, (answer: boolean) => answers.push(answer));
      expect(answers).toEqual([false]);
      expect(handlers.get('setPermissionCheckHandler')?.(null, permission)).toBe(false);
      expect(handlers.get('setDevicePermissionHandler')?.({})).toBe(false);
      expect(denied).toEqual([permission]);
    },
  );
});

describe('the network of the page', () => {
  it('is cut for every scheme that leaves the app, and the log gets no more than the origin', () => {
    const denied: string[] = [];
    let patterns: readonly string[] = [];
    const session = {
      webRequest: {
        onBeforeRequest: (filter: { urls: string[] }, handler: (details: object, answer: unknown) => void) => {
          patterns = filter.urls;
          const details = { url: 'https://example.com/steal?token=abc', resourceType: 'image' };
          handler(details, (answer: unknown) => expect(answer).toEqual({ cancel: true }));
        },
      },
    };
    cutNetwork(session as unknown as Session, (what) => denied.push(what));
    expect(denied).toEqual(['image from https://example.com']);
    for (const scheme of ['http', 'https', 'ws', 'wss', 'file']) expect(patterns).toContain(`${scheme}://*/*`);
  });
});

describe('quitting', () => {
  it('waits for the work that ends in order, once', async () => {
    const app = new EventEmitter() as EventEmitter & { quit: () => void };
    const happened: string[] = [];
    const quit = new Promise<void>((resolve) => {
      app.quit = () => {
        let isPrevented = false;
        app.emit('will-quit', { preventDefault: () => (isPrevented = true) });
        happened.push(isPrevented ? 'waits' : 'quits');
        if (!isPrevented) resolve();
      };
    });
    finishBeforeQuit(
      app as unknown as App,
      async () => void happened.push('finished'),
      () => {},
    );
    app.emit('window-all-closed');
    await quit;
    expect(happened).toEqual(['finished', 'waits', 'quits']);
  });

  it('goes on when that work fails', async () => {
    const app = new EventEmitter() as EventEmitter & { quit: () => void };
    const quit = new Promise<void>((resolve) => {
      app.quit = () => {
        if (app.emit('will-quit', { preventDefault: () => {} })) resolve();
      };
    });
    const bugs: unknown[] = [];
    const finish = () => Promise.reject(new Error('no end'));
    finishBeforeQuit(app as unknown as App, finish, (error) => bugs.push(error));
    app.emit('will-quit', { preventDefault: () => {} });
    await quit;
    expect(bugs).toEqual([new Error('no end')]);
  });
});
