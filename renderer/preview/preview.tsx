import { en } from '../messages/en.ts';
import { NotificationCard } from './notification-card.tsx';
import { Phone, type PhoneView } from './phone.tsx';
import { hasAlert, type PreviewContent, spokenAlert } from './preview-content.ts';
import './preview.css';

const texts = en.components.preview;

type PreviewProps = PreviewContent & {
  /** The app the topic belongs to, as it is named to those who do not see the drawing. */
  readonly appName: string;
  readonly now: Date;
  readonly view: PhoneView;
};

/** How a notification will look on a phone, following what is typed. */
export function Preview({ appName, now, view, ...content }: PreviewProps) {
  const shown = hasAlert(content);
  return (
    <figure className="preview">
      <div role="img" aria-label={shown ? texts.describe(appName, spokenAlert(content)) : texts.describeSilent}>
        <div aria-hidden="true">
          <Phone view={view} now={now}>
            {shown && <NotificationCard content={content} />}
          </Phone>
        </div>
      </div>
      <figcaption className="preview-caption">
        {!shown && <span className="preview-silent">{texts.silent}</span>}
        <span>
          {texts.badge} <b className="type-tabular">{content.badge ?? texts.none}</b>
        </span>
        <span>
          {texts.sound} <b>{content.sound || texts.none}</b>
        </span>
      </figcaption>
    </figure>
  );
}
