import type { ActivityPreview } from '../../shared/preview/preview.ts';
import { en } from '../messages/en.ts';
import { AlertLine } from './alert-line.tsx';
import { AppIcon } from './app-icon.tsx';
import './live-activity-card.css';

const texts = en.preview;

/** Lines of the state that have room on the card. */
const ROOM = 4;

/** The card of a Live Activity: what the push says, since only the app knows how it draws it. */
export function LiveActivityCard({ activity }: { readonly activity: ActivityPreview }) {
  const { appName, event, stale, title, body, state } = activity;
  return (
    <div className="phone-card live-activity-card" data-stale={stale}>
      <div className="live-activity-head">
        <AppIcon name={appName} />
        <b className="live-activity-app">{appName}</b>
        <span className="phone-card-time">{stale ? texts.stale : texts.events[event]}</span>
      </div>
      <AlertLine line={title} className="live-activity-title" />
      <AlertLine line={body} className="live-activity-body" />
      {state.slice(0, ROOM).map(({ name, value }) => (
        <div key={name} className="live-activity-state">
          <span className="live-activity-name">{name}</span>
          <span className="live-activity-value" dir="auto">
            {value}
          </span>
        </div>
      ))}
      {state.length > ROOM && <div className="live-activity-more">+{texts.more(state.length - ROOM)}</div>}
    </div>
  );
}
