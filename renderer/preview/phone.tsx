import { memo, type ReactNode } from 'react';
import { HomeScreen } from './home-screen.tsx';
import { clockText, dateText } from './phone-clock.ts';
import { StatusIcons } from './status-icons.tsx';
import { Wallpaper } from './wallpaper.tsx';
import './phone.css';
import './phone-card.css';

export type PhoneView = 'lock-screen' | 'banner';

type PhoneProps = {
  readonly view: PhoneView;
  readonly now: Date;
  /** The app on the home screen, with its badge. */
  readonly appName: string;
  readonly badge: number | null;
  /** Whether a Live Activity is in the Dynamic Island. */
  readonly activityInIsland: boolean;
  readonly children: ReactNode;
};

/** The upper part of a phone, drawn; `children` is the notification on it. */
export function Phone({ view, now, appName, badge, activityInIsland, children }: PhoneProps) {
  return (
    <div className="phone-stage" data-view={view}>
      <div className="phone">
        <div className="phone-screen">
          <Wallpaper />
          {view === 'banner' && <span className="phone-time">{clockText(now)}</span>}
          <span className="phone-island" data-activity={activityInIsland} />
          <StatusIcons />
          {view === 'lock-screen' && <Clock now={now} />}
          {view === 'banner' && <HomeScreen appName={appName} badge={badge} />}
          <div className="phone-notification-place">{children}</div>
        </div>
      </div>
    </div>
  );
}

const Clock = memo(function Clock({ now }: Pick<PhoneProps, 'now'>) {
  return (
    <div className="phone-clock">
      <div className="phone-date">{dateText(now)}</div>
      <div className="phone-hour">{clockText(now)}</div>
    </div>
  );
});
