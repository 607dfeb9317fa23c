import type { Moments } from '../../../shared/messages/likeliest-cause-text.ts';
import { lapseText } from '../../../shared/messages/quantity-text.ts';
import { en } from '../../messages/en.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** Moments in local time: the time alone for today's, and how long before `now` they were. */
export function momentsAt(now: Date): Moments {
  return {
    at: (iso) => {
      const time = new Date(iso);
      return time.toDateString() === now.toDateString() ? TIME.format(time) : MOMENT.format(time);
    },
    ago: (iso) => en.bench.results.ago(lapseText(Math.max(0, (now.getTime() - Date.parse(iso)) / 1_000))),
  };
}
