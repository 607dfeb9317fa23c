import { http2PayloadLimit, legacyPayloadLimit } from '../../../shared/wire/limits.ts';
import { en } from '../../messages/en.ts';
import { Drawing } from './drawing.tsx';
import { Ground, Words } from './shapes.tsx';

const texts = en.howPushWorksDrawings.payload;

/** The limits as shared/wire/limits.ts has them. */
const LIMITS = [
  { name: texts.simple, bytes: legacyPayloadLimit(1) },
  { name: texts.framed, bytes: legacyPayloadLimit(2) },
  { name: texts.http2, bytes: http2PayloadLimit('alert') },
  { name: texts.voip, bytes: http2PayloadLimit('voip') },
] as const;

const LINE = 18;
const BARS = 456;
const BAR_WIDTH = 200;

/** A small payload with whose each part is, and the limits as bars. */
export function PayloadDrawing() {
  const { json } = texts;
  const longest = Math.max(...LIMITS.map(({ bytes }) => bytes));
  const limits = LIMITS.map(({ name, bytes }) => `${name}: ${texts.limit(bytes)}`).join('; ');
  return (
    <Drawing
      name="payload"
      height={158}
      title={texts.title}
      description={`${json.join(' ')} ${texts.ios}: aps. ${texts.yours}: city. ${texts.limits}: ${limits}.`}
    >
      <Ground x={0} y={0} width={408} height={158} tone="plain" />
      {json.map((line, index) => (
        <Words key={line} x={16} y={28 + index * LINE} mono>
          {line}
        </Words>
      ))}
      <Bracket y={33} height={64} label={texts.ios} />
      <Bracket y={106} height={14} label={texts.yours} />
      <Words x={BARS} y={16} strong>
        {texts.limits}
      </Words>
      {LIMITS.map(({ name, bytes }, index) => {
        const y = 32 + index * 33;
        return (
          <g key={name}>
            <Words x={BARS} y={y + 9} quiet>
              {name}
            </Words>
            <rect x={BARS} y={y + 15} width={BAR_WIDTH} height="6" rx="3" fill="var(--selected)" />
            <rect x={BARS} y={y + 15} width={(BAR_WIDTH * bytes) / longest} height="6" rx="3" fill="var(--accent)" />
            <Words x={BARS + BAR_WIDTH + 14} y={y + 22}>
              {texts.limit(bytes)}
            </Words>
          </g>
        );
      })}
    </Drawing>
  );
}

function Bracket({ y, height, label }: { readonly y: number; readonly height: number; readonly label: string }) {
  return (
    <g>
      <path d={`M292 ${y} h6 v${height} h-6`} fill="none" stroke="var(--accent-text)" strokeWidth="1.4" />
      <text x="306" y={y + height / 2 + 4} fill="var(--accent-text)">
        {label}
      </text>
    </g>
  );
}
