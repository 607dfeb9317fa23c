import type { Session } from 'electron';

/** Everything that would leave this machine, or read its disk, by way of the page. */
const FOREIGN = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];

/**
 * The page has no network at all: what it shows comes with the app, what it sends goes over the bridge. The second fence
 * behind the content security policy, which a bug in the page's loading could lift.
 */
export function cutNetwork(session: Session, onDenied: (what: string) => void): void {
  session.webRequest.onBeforeRequest({ urls: FOREIGN }, ({ url, resourceType }, answer) => {
    onDenied(`${resourceType} from ${originOf(url)}`);
    answer({ cancel: true });
  });
}

/** The rest of an address may hold what a page wanted to smuggle out. */
function originOf(url: string): string {
  return url.split('/').slice(0, 3).join('/').slice(0, 200);
}
