import type { Preview } from '../../shared/preview/preview.ts';
import type { PhoneView } from './phone.tsx';

/** What a push brings onto the screen: a card, a mark in the Dynamic Island, or nothing. */
export function whatShows(preview: Preview, view: PhoneView): 'card' | 'island' | 'nothing' {
  if (preview.kind === 'notification') return view === 'banner' && preview.level === 'passive' ? 'nothing' : 'card';
  if (preview.kind !== 'live-activity' || preview.missing.length > 0 || preview.leaves?.when === 'now')
    return 'nothing';
  const alerts = preview.title !== null || preview.body !== null;
  return view === 'lock-screen' || alerts ? 'card' : 'island';
}
