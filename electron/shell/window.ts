import { BrowserWindow, type BrowserWindowConstructorOptions, type NativeTheme } from 'electron';
import type { AppInfo } from '../../shared/ipc/channels.ts';
import { APP_PAGE } from './app-protocol.ts';
import { type WindowColours, windowColours } from './theme.ts';

/** The page's toolbar without its bottom line, which so runs on below the system's buttons. */
const OVERLAY_HEIGHT = 47;

/** Centred in the 48 px toolbar. */
const TRAFFIC_LIGHTS = { x: 20, y: 17 };

/**
 * Who paints the window's buttons: macOS insets its own; elsewhere the system lays them over the page, in our colours.
 */
export function titleBarOf(platform: NodeJS.Platform): AppInfo['titleBar'] {
  return platform === 'darwin' ? 'inset' : 'overlay';
}

/** Opens the app's one window. It shows itself when its page is painted, so that nothing flashes. */
export function openWindow(preload: string, theme: NativeTheme): BrowserWindow {
  const colours = windowColours(theme);
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    useContentSize: true,
    minWidth: 960,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: colours.canvas,
    ...titleBarOptions(process.platform, colours),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  followTheme(window, theme);
  void window.loadURL(APP_PAGE);
  return window;
}

function titleBarOptions(platform: NodeJS.Platform, colours: WindowColours): BrowserWindowConstructorOptions {
  return titleBarOf(platform) === 'inset'
    ? { titleBarStyle: 'hiddenInset', trafficLightPosition: TRAFFIC_LIGHTS }
    : { titleBarStyle: 'hidden', titleBarOverlay: overlay(colours) };
}

const overlay = ({ surface, text }: WindowColours) => ({ color: surface, symbolColor: text, height: OVERLAY_HEIGHT });

/** Repaints what the system paints, when the theme changes. */
function followTheme(window: BrowserWindow, theme: NativeTheme): void {
  const repaint = (): void => {
    const colours = windowColours(theme);
    window.setBackgroundColor(colours.canvas);
    if (titleBarOf(process.platform) === 'overlay') window.setTitleBarOverlay(overlay(colours));
  };
  theme.on('updated', repaint);
  window.once('closed', () => theme.removeListener('updated', repaint));
}
