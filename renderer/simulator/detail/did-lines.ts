import { legacyStatusText } from '../../../shared/messages/legacy-status-text.ts';
import { durationText } from '../../../shared/messages/quantity-text.ts';
import { reasonText } from '../../../shared/messages/reason-text.ts';
import type { NotificationDetail } from '../../../shared/simulator/journal.ts';
import { en } from '../../messages/en.ts';
import { shortToken } from '../received/row-text.ts';

const texts = en.simulator.did;

/** One thing that the simulator did about a notification. */
export type DidLine = {
  /** ISO 8601 UTC. */
  readonly time: string;
  readonly tone: 'ok' | 'warn' | 'error';
  readonly text: string;
};

/** What the simulator did about a notification, in the order in which it did it. */
export function didLines(detail: NotificationDetail): readonly DidLine[] {
  const { event, ruling } = detail;
  const answered = new Date(Date.parse(event.time) + (ruling?.delayMs ?? 0)).toISOString();
  const lines: DidLine[] = [{ time: event.time, tone: 'ok', text: readText(detail) }];
  const tell = (tone: DidLine['tone'], text: string, time = event.time) => lines.push({ time, tone, text });

  if (ruling === null) tell(isRefused(detail) ? 'error' : 'ok', checkText(detail));
  else tell('warn', asksChecks(detail) ? texts.ruledNatural : texts.ruled);
  if (ruling !== null && asksChecks(detail)) tell(isRefused(detail) ? 'error' : 'ok', checkText(detail));
  if (ruling !== null && ruling.delayMs > 0) tell('warn', texts.delayed(durationText(ruling.delayMs)), answered);

  for (const [tone, text] of answerTexts(detail)) tell(tone, text, answered);
  if (ruling !== null && ruling.form !== null && isSpoilt(detail)) tell('warn', texts.ruledForm[ruling.form], answered);
  return lines;
}

function readText({ event, raw, spans }: NotificationDetail): string {
  if (event.protocol === 'http2') {
    const path = event.reason === 'BadPath' ? event.token : `/3/device/${shortToken(event.token)}`;
    return texts.readRequest(path, event.bytes);
  }
  const items = spans.filter(({ field }) => field === 'item-id').length;
  // Of a frame longer than what is kept, the rest is not there to be read.
  const isCut = spans.some(({ field }) => field === 'unreadable');
  const whole = event.command === 2 ? texts.wellFormed(items) : texts.fields;
  return `${texts.readFrame(raw.length)} ${isCut ? texts.cut : whole}`;
}

/** Whether the usual checks were asked: always without a rule; a rule that breaks off asks them when it takes first. */
function asksChecks({ event, ruling }: NotificationDetail): boolean {
  switch (ruling?.answer) {
    case undefined:
    case 'natural':
    case 'stream-limit':
      return true;
    case 'close':
    case 'reset':
      return event.status !== null;
    default:
      return false;
  }
}

function isRefused({ event }: NotificationDetail): boolean {
  return event.status !== 200 && event.status !== 0;
}

function checkText(detail: NotificationDetail): string {
  const { protocol, reason } = detail.event;
  if (!isRefused(detail)) return protocol === 'http2' ? texts.passedHttp2 : texts.passedLegacy;
  return texts.failed(reason ?? '');
}

type Told = readonly (readonly [DidLine['tone'], string])[];

function answerTexts(detail: NotificationDetail): Told {
  const { event, ruling } = detail;
  if (ruling?.answer === 'close' || ruling?.answer === 'reset') {
    const isTaken = event.status === 200 || event.status === 0;
    return [
      ['warn', ruling.answer === 'close' ? texts.closed : texts.reset],
      ['warn', isTaken ? texts.taken : texts.notTaken],
    ];
  }
  const settings: Told = ruling?.answer === 'stream-limit' ? [['warn', texts.streamLimit]] : [];
  return [...settings, ...(event.protocol === 'http2' ? requestAnswer(detail) : frameAnswer(detail))];
}

function requestAnswer({ event }: NotificationDetail): Told {
  const { status, reason, apnsId } = event;
  if (status === null) return [['warn', texts.notTaken]];
  if (reason === null) return [['ok', texts.http2Accepted(apnsId ?? '')]];
  return [['error', `${texts.http2Refused(status, reason)} ${reasonText(reason).meaning}`]];
}

const SHUTDOWN = 10;

function frameAnswer({ event, ruling }: NotificationDetail): Told {
  const { status, reason, identifier, command } = event;
  if (status === null) return [['warn', texts.notTaken]];
  // A rule can have even "no errors" said.
  if (status === 0 && ruling?.answer !== 'legacy-status') return [['ok', texts.legacyAccepted]];
  const answered = `${texts.legacyAnswered(status, reason ?? '')} ${legacyStatusText(status).meaning}`;
  if (command === 0) return [['error', `${answered} ${texts.endedSilently}`]];
  return [
    ['error', answered],
    ['warn', status === SHUTDOWN ? texts.shutdownPacket : texts.errorPacket(identifier ?? 0)],
  ];
}

/** Silence cannot be spoilt, and neither can an end without an answer. */
function isSpoilt({ event, ruling }: NotificationDetail): boolean {
  if (ruling?.answer === 'close' || ruling?.answer === 'reset' || ruling?.answer === 'stream-limit') return false;
  return event.protocol === 'http2' ? event.status !== null : event.status !== null && event.status !== 0;
}
