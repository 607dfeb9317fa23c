import { appleEndpoint } from '../../../shared/wire/endpoints.ts';
import { RequestHeaderMaker } from '../../../shared/wire/http2-request.ts';
import { REASON_STATUS } from '../../../shared/wire/reasons.ts';
import { en } from '../../messages/en.ts';
import { Drawing } from './drawing.tsx';
import { SAMPLE } from './sample.ts';
import { Ground, Words } from './shapes.tsx';

const texts = en.howPushWorksDrawings.http2;

const APNS_ID = 'eabeae54-14a8-11e5-b60b-1697f925ec7b';

/** The headers as our own client makes them. */
function requestLines(): readonly string[] {
  const made = new RequestHeaderMaker(appleEndpoint('sandbox', 'http2').host).make(
    {
      token: SAMPLE.token,
      payload: SAMPLE.payload,
      headers: {
        topic: 'com.example.weather',
        pushType: 'alert',
        priority: SAMPLE.priority,
        expiration: SAMPLE.expiration,
        collapseId: null,
        id: APNS_ID,
      },
      command: 2,
    },
    null,
  );
  if (!made.ok) throw new Error('the sample has headers that cannot be sent');
  const short = (value: string) =>
    value.replace(SAMPLE.token, `${SAMPLE.token.slice(0, 12)}…${SAMPLE.token.slice(-4)}`);
  return Object.entries(made.value).map(([name, value]) => `${name}: ${short(value)}`);
}

type Answer = {
  readonly head: string;
  readonly body: string;
  readonly note: string;
  readonly tone: 'ok' | 'err' | 'warn';
};

const reason = (word: keyof typeof REASON_STATUS, more = '') => `{"reason":"${word}"${more}}`;

const ANSWERS: readonly Answer[] = [
  { head: ':status: 200', body: `apns-id: ${APNS_ID}`, note: texts.accepted, tone: 'ok' },
  {
    head: `:status: ${REASON_STATUS.BadDeviceToken}`,
    body: reason('BadDeviceToken'),
    note: texts.refused,
    tone: 'err',
  },
  {
    head: `:status: ${REASON_STATUS.Unregistered}`,
    body: reason('Unregistered', ',"timestamp":1700000000000'),
    note: texts.gone,
    tone: 'err',
  },
  { head: 'GOAWAY', body: reason('BadCertificateEnvironment'), note: texts.goaway, tone: 'warn' },
];

const LINE = 18;
const PANEL = 396;
const RIGHT = 808 - PANEL;
const TOP = 26;
const ANSWER_HEIGHT = 62;

/** One request as it goes out, and the four kinds of what comes back. */
export function Http2Drawing() {
  const lines = requestLines();
  const dataTop = TOP + 40 + lines.length * LINE;
  const height = TOP + ANSWERS.length * (ANSWER_HEIGHT + 8) - 8;
  const payload = new TextDecoder().decode(SAMPLE.payload);
  const answers = ANSWERS.map(({ head, body, note }) => `${head} ${body}, ${note}`).join('; ');
  return (
    <Drawing
      name="http2"
      height={height}
      title={texts.title}
      description={`${texts.request}: ${lines.join('; ')}; ${texts.data}: ${payload}. ${texts.answers}: ${answers}.`}
    >
      <Words x={0} y={14} strong>
        {texts.request}
      </Words>
      <Ground x={0} y={TOP} width={PANEL} height={height - TOP} tone="accent" />
      <Words x={14} y={TOP + 20} quiet>
        {texts.headers}
      </Words>
      {lines.map((line, index) => (
        <Words key={line} x={14} y={TOP + 40 + index * LINE} mono>
          {line}
        </Words>
      ))}
      <Words x={14} y={dataTop + 10} quiet>
        {texts.data}
      </Words>
      <Words x={14} y={dataTop + 30} mono>
        {`${payload.slice(0, 48)}…`}
      </Words>
      <Words x={RIGHT} y={14} strong>
        {texts.answers}
      </Words>
      {ANSWERS.map((answer, index) => (
        <AnswerBox key={answer.head} answer={answer} y={TOP + index * (ANSWER_HEIGHT + 8)} />
      ))}
    </Drawing>
  );
}

function AnswerBox({ answer: { head, body, note, tone }, y }: { readonly answer: Answer; readonly y: number }) {
  return (
    <g>
      <Ground x={RIGHT} y={y} width={PANEL} height={ANSWER_HEIGHT} tone={tone} />
      <text x={RIGHT + 14} y={y + 22} fontWeight="600" fill={`var(--${tone})`}>
        {head}
      </text>
      <Words x={RIGHT + PANEL - 14} y={y + 22} anchor="end" quiet>
        {note}
      </Words>
      <Words x={RIGHT + 14} y={y + 45} mono>
        {body}
      </Words>
    </g>
  );
}
