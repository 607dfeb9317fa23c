import type { Preview as PhonePreview } from '../../shared/preview/preview.ts';
import { LiveActivityCard } from './live-activity-card.tsx';
import { NotificationCard } from './notification-card.tsx';
import { Phone, type PhoneView } from './phone.tsx';
import { PreviewCaption } from './preview-caption.tsx';
import { spokenPreview } from './spoken-preview.ts';
import { whatShows } from './what-shows.ts';
import './preview.css';

export type PreviewProps = {
  readonly preview: PhonePreview;
  /** What stands for the app's name on the phone. */
  readonly appName: string;
  /** The app as it is named to those who do not see the drawing: its bundle ID. */
  readonly app: string;
  /** How many of its group came before. */
  readonly behind: number;
  readonly now: Date;
  readonly view: PhoneView;
  /** Whether the payload has changed since into something that cannot be read. */
  readonly kept?: boolean;
};

/** How a notification will look on a phone, following what is typed. */
export function Preview({ preview, appName, app, behind, now, view, kept = false }: PreviewProps) {
  const shows = whatShows(preview, view);
  return (
    <figure className="preview">
      <div role="img" aria-label={spokenPreview(preview, view, app, view === 'banner' ? 0 : behind)}>
        <div aria-hidden="true">
          <Phone
            view={view}
            now={now}
            appName={appName}
            badge={'badge' in preview ? preview.badge : null}
            activityInIsland={shows === 'island'}
          >
            {shows === 'card' && preview.kind === 'notification' && (
              <NotificationCard notification={preview} behind={view === 'banner' ? 0 : behind} />
            )}
            {shows === 'card' && preview.kind === 'live-activity' && <LiveActivityCard activity={preview} />}
          </Phone>
        </div>
      </div>
      <PreviewCaption preview={preview} view={view} behind={behind} kept={kept} />
    </figure>
  );
}
