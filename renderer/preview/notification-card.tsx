import { en } from '../messages/en.ts';
import type { PreviewContent } from './preview-content.ts';
import './notification-card.css';

/** The notification as a phone shows it; it rises into place when it appears. */
export function NotificationCard({ content }: { readonly content: PreviewContent }) {
  return (
    <div className="notification-card">
      <AppIcon />
      <div className="notification-card-text">
        {content.title && <div className="notification-card-title">{content.title}</div>}
        {content.subtitle && <div className="notification-card-subtitle">{content.subtitle}</div>}
        {content.body && <div className="notification-card-body">{content.body}</div>}
      </div>
      <span className="notification-card-time">{en.components.preview.now}</span>
    </div>
  );
}

function AppIcon() {
  return (
    <svg className="notification-card-icon" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7.5" fill="#2e7fd6" />
      <circle cx="20.6" cy="12" r="5" fill="#f8c557" />
      <path d="M10.6 23.2a4.3 4.3 0 0 1-.5-8.5 5.9 5.9 0 0 1 11.2 1.1 3.8 3.8 0 0 1 .4 7.4Z" fill="#ffffff" />
    </svg>
  );
}
