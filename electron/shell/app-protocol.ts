import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { CustomScheme } from 'electron';
import { securityHeaders } from './content-security-policy.ts';

/** The app's own scheme: unlike `file:` it has an origin, headers, and no way to the rest of the disk. */
export const APP_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

export const APP_PAGE = 'app://pushbench/index.html';

/** What the built page consists of; anything else is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Gives the scheme's answer to one request: a file below `root`, or 404 (405 for what is not a GET). */
export function appProtocol(root: string): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return empty(405);
    const file = await appFile(root, url);
    if (file === null) return empty(404);
    const headers = { ...securityHeaders(), 'content-type': file.contentType };
    return new Response(await readFile(file.path), { headers });
  };
}

const empty = (status: number): Response => new Response(null, { status, headers: securityHeaders() });

export type AppFile = { readonly path: string; readonly contentType: string };

/**
 * Gives the file a URL names: decoded once, normalised, and below `root` even after every symbolic link is followed.
 * Gives null for all else.
 */
export async function appFile(root: string, url: string): Promise<AppFile | null> {
  const path = pathOf(url);
  if (path === null) return null;
  const contentType = CONTENT_TYPES[extname(path).toLowerCase()];
  if (contentType === undefined) return null;
  try {
    const [home, found] = await Promise.all([realpath(root), realpath(join(root, path))]);
    return found.startsWith(home + sep) ? { path: found, contentType } : null;
  } catch {
    return null;
  }
}

/** The decoded path of a URL of ours; null when it is not ours or names what no built file is called. */
function pathOf(url: string): string | null {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (protocol !== 'app:' || host !== 'pushbench') return null;
    const path = decodeURIComponent(pathname);
    const segments = path.split('/');
    return segments.includes('..') || /[\\:\0]/.test(path) ? null : path;
  } catch {
    return null;
  }
}
