import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Preview } from '../../../renderer/preview/preview.tsx';
import { clockText, dateText, hasAlert, type PreviewContent } from '../../../renderer/preview/preview-content.ts';

const EMPTY: PreviewContent = { title: null, subtitle: null, body: null, badge: null, sound: null };
const NOW = new Date(2026, 10, 24, 9, 41);

describe('the phone preview', () => {
  it('shows what is typed, and names it to those who do not see it', () => {
    const html = shown({
      title: 'Rain soon',
      subtitle: 'Paris',
      body: 'Light rain from 14:20.',
      badge: 1,
      sound: 'default',
    });
    expect(html).toContain('Notification of weather on an iPhone: Rain soon. Paris. Light rain from 14:20.');
    expect(html).toContain('notification-card');
  });

  it('says that a push without an alert shows nothing', () => {
    const html = shown({ badge: 3 });
    expect(html).toContain('Nothing is shown');
    expect(html).not.toContain('notification-card');
  });

  it('writes markup as text', () => {
    expect(shown({ title: '<b>hello</b>' })).toContain('&lt;b&gt;hello&lt;/b&gt;');
  });

  it('has the lock screen’s clock and date', () => {
    expect(clockText(NOW)).toBe('9:41');
    expect(clockText(new Date(2026, 0, 1, 0, 5))).toBe('0:05');
    expect(dateText(NOW)).toBe('Tuesday, 24 November');
  });

  it('counts no alert in spaces alone', () => {
    expect(hasAlert({ ...EMPTY, title: ' ', body: '\n' })).toBe(false);
    expect(hasAlert({ ...EMPTY, body: 'a' })).toBe(true);
  });
});

function shown(content: Partial<PreviewContent>): string {
  return renderToStaticMarkup(<Preview {...EMPTY} {...content} appName="weather" now={NOW} view="lock-screen" />);
}
