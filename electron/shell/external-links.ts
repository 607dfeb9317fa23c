import type { Requests } from '../../shared/ipc/channels.ts';

export type LinkName = Requests['link:open']['link'];

/** The only addresses the app ever hands to the browser; the page names one, it never gives an address. */
export const LINKS: Readonly<Record<LinkName, string>> = {
  'apple-certificates': 'https://developer.apple.com/account/resources/certificates/list',
  'apple-push-docs':
    'https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns',
  // Where Apple sends people for the root that its push servers' certificates come from.
  'usertrust-root': 'https://www.sectigo.com/knowledge-base/detail/Sectigo-Intermediate-Certificates/kA01N000000rfBO',
  'apple-status': 'https://developer.apple.com/system-status/',
};

/** Opens an allowed page in the person's browser through `open` (Electron's `shell.openExternal`). */
export async function openLink(link: unknown, open: (url: string) => Promise<void>): Promise<void> {
  if (typeof link !== 'string' || !Object.hasOwn(LINKS, link)) throw new Error('Not a link of the allow-list');
  await open(LINKS[link as LinkName]);
}
