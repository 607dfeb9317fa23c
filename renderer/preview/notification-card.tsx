import { Clock, Image, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { InterruptionLevel, NotificationPreview } from '../../shared/preview/preview.ts';
import { Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { AlertLine } from './alert-line.tsx';
import { AppIcon } from './app-icon.tsx';
import './notification-card.css';

const texts = en.preview;

type NotificationCardProps = {
  readonly notification: NotificationPreview;
  /** How many of its group lie under it. */
  readonly behind: number;
};

/** The notification as a phone shows it; it rises into place when it appears. Without a title the app's name is there. */
export function NotificationCard({ notification, behind }: NotificationCardProps) {
  const { appName, title, subtitle, body, level, image } = notification;
  return (
    <div className="notification-group">
      <div className="phone-card notification-card">
        <AppIcon name={appName} />
        <div className="notification-card-text">
          <LevelMark level={level} />
          <AlertLine line={title ?? { text: appName, localised: false }} className="notification-card-title" />
          <AlertLine line={subtitle} className="notification-card-title" />
          <AlertLine line={body} className="notification-card-body" />
        </div>
        <div className="notification-card-aside">
          <span className="phone-card-time">{texts.now}</span>
          {image !== null && (
            <span className="notification-card-image">
              <Icon of={Image} size={16} />
            </span>
          )}
        </div>
      </div>
      {behind > 0 && <div className="notification-edges">{texts.more(behind)}</div>}
    </div>
  );
}

const MARKS: Readonly<Partial<Record<InterruptionLevel, LucideIcon>>> = {
  'time-sensitive': Clock,
  critical: TriangleAlert,
};

function LevelMark({ level }: { readonly level: InterruptionLevel }) {
  const mark = MARKS[level];
  if (mark === undefined || level === 'active' || level === 'passive') return null;
  return (
    <div className="notification-card-mark">
      <Icon of={mark} size={12} />
      {texts.marks[level]}
    </div>
  );
}
