import type { ReactNode } from 'react';
import { clockText, dateText } from './preview-content.ts';
import { StatusIcons } from './status-icons.tsx';
import { Wallpaper } from './wallpaper.tsx';
import './phone.css';

export type PhoneView = 'lock-screen' | 'banner';

type PhoneProps = { readonly view: PhoneView; readonly now: Date; readonly children: ReactNode };

/** The upper part of a phone, drawn; `children` is the notification on it. */
export function Phone({ view, now, children }: PhoneProps) {
  return (
    <div className="phone-stage" data-view={view}>
      <div className="phone">
        <div className="phone-screen">
          <Wallpaper />
          {view === 'banner' && <span className="phone-time">{clockText(now)}</span>}
          <span className="phone-island" />
          <StatusIcons />
          {view === 'lock-screen' && (
            <div className="phone-clock">
              <div className="phone-date">{dateText(now)}</div>
              <div className="phone-hour">{clockText(now)}</div>
            </div>
          )}
          {view === 'banner' && <HomeScreen />}
          <div className="phone-notification-place">{children}</div>
        </div>
      </div>
    </div>
  );
}

/** Two rows of apps, without names: only to show what a banner lies over. */
function HomeScreen() {
  return (
    <svg className="phone-home" viewBox="0 0 248 130" aria-hidden="true">
      {[0, 1].map((row) =>
        [0, 1, 2, 3].map((column) => (
          <rect key={`${row}${column}`} x={16 + column * 58} y={4 + row * 66} width="42" height="42" rx="10" />
        )),
      )}
    </svg>
  );
}
