import type { AppInfo, Requests } from '../../shared/ipc/channels.ts';
import { ok } from '../../shared/result.ts';
import type { HandlersOf } from './handler.ts';

export type SystemChannel = 'app:info' | 'clipboard:write' | 'link:open';

export type SystemSources = {
  readonly info: AppInfo;
  readonly writeClipboard: (text: string) => void;
  readonly openLink: (link: Requests['link:open']['link']) => Promise<void>;
};

/** What the page cannot do in its sandbox: the clipboard, and the pages of the allow-list in the person's browser. */
export function systemHandlers({ info, writeClipboard, openLink }: SystemSources): HandlersOf<SystemChannel> {
  return {
    'app:info': () => ok(info),
    'clipboard:write': ({ text }) => {
      writeClipboard(text);
      return ok(null);
    },
    'link:open': async ({ link }) => {
      await openLink(link);
      return ok(null);
    },
  };
}
