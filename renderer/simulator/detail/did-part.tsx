import { Check, TriangleAlert, X } from 'lucide-react';
import type { NotificationDetail } from '../../../shared/simulator/journal.ts';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { timeText } from '../received/row-text.ts';
import { type DidLine, didLines } from './did-lines.ts';

const ICONS: Readonly<Record<DidLine['tone'], typeof Check>> = { ok: Check, warn: TriangleAlert, error: X };

/** What the simulator did about a notification, step by step. */
export function DidPart({ detail }: { readonly detail: NotificationDetail }) {
  return (
    <section className="detail-part" aria-labelledby="received-did">
      <h3 id="received-did" className="detail-part-title">
        {en.simulator.detail.did}
      </h3>
      <ol className="did-list">
        {didLines(detail).map(({ time, tone, text }) => (
          <li key={text} className="did-line">
            <time dateTime={time} className="type-mono">
              {timeText(time)}
            </time>
            <span className="did-mark" data-tone={tone}>
              <Icon of={ICONS[tone]} size={14} />
            </span>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
