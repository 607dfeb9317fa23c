import { en } from '../messages/en.ts';
import { dateText, expiryNote } from './expiry-note.ts';
import { validitySpan } from './validity-span.ts';
import './validity-bar.css';

const texts = en.identities.expiry;

type ValidityBarProps = { readonly notBefore: string; readonly notAfter: string; readonly now: Date };

/** From when to when a certificate is good, where today is between, and how many days are left. */
export function ValidityBar({ notBefore, notAfter, now }: ValidityBarProps) {
  const span = validitySpan(notBefore, notAfter, now);
  const note = expiryNote({ notBefore, notAfter }, now);
  if (span === null || note === null) return null;
  const from = dateText(notBefore, null);
  const to = dateText(notAfter, null);
  return (
    <div className="validity" data-tone={span.tone}>
      <div className="validity-today" aria-hidden="true">
        {span.today !== null && (
          <span className="validity-today-word" style={{ left: `clamp(16px, ${span.today}%, calc(100% - 16px))` }}>
            {texts.today}
          </span>
        )}
      </div>
      <div className="validity-bar" role="img" aria-label={texts.described(from, to, note.text)}>
        <div className="validity-left" style={{ left: `${span.elapsed}%` }} />
        {span.today !== null && <div className="validity-mark" style={{ left: `${span.today}%` }} />}
      </div>
      <div className="validity-ends" aria-hidden="true">
        <span>{from}</span>
        <span className="validity-note">{note.text}</span>
        <span>{to}</span>
      </div>
    </div>
  );
}
