import { apsOf, isObject } from '../../../shared/inspection/aps-dictionary.ts';
import type { NotificationEvent } from '../../../shared/simulator/journal.ts';
import { en } from '../../messages/en.ts';
import type { Received, ShownRow } from './received.ts';

const texts = en.simulator.list;

/** The words of a row. */
export type RowText = {
  readonly kind: 'http2' | 'legacy' | 'problem';
  readonly title: string;
  /** Who sent it, or what is wrong with whom. */
  readonly client: string;
  /** Shortened; null where there is none. */
  readonly token: string | null;
  /** Local, to the millisecond. */
  readonly time: string;
  readonly status: RowStatus | null;
};

export type RowStatus = { readonly text: string; readonly tone: 'ok' | 'neutral' | 'error' | 'warn' };

/** What a row of the list says. */
export function rowText({ event, time }: ShownRow, clients: Received['clients']): RowText {
  const at = timeText(time);
  if (event.event === 'problem') {
    const title = en.simulator.problems[event.code];
    return { kind: 'problem', title, client: event.message, token: null, time: at, status: null };
  }
  return {
    kind: event.protocol,
    title: titleOf(event),
    client: clientOf(event, clients),
    token: event.token === '' ? null : shortToken(event.token),
    time: at,
    status: statusOf(event),
  };
}

/** Whether a row holds what was typed: in its title, client, token (also whole) or reason. */
export function matches(row: ShownRow, clients: Received['clients'], filter: string): boolean {
  const { event } = row;
  const { title, client, status } = rowText(row, clients);
  const more = event.event === 'notification' ? [event.token, event.reason ?? '', status?.text ?? ''] : [];
  const wanted = filter.trim().toLowerCase();
  return [title, client, ...more].some((text) => text.toLowerCase().includes(wanted));
}

/** What a phone would show first of it, or why it would show nothing. */
export function titleOf({ payload, payloadBase64, bytes }: NotificationEvent): string {
  if (bytes === 0) return texts.noPayload;
  if (payloadBase64 !== undefined) return texts.notJson;
  if (!isObject(payload)) return texts.notAnObject;
  const aps = apsOf(payload);
  const alert = aps?.alert;
  const words = isObject(alert) ? [alert.title, alert.subtitle, alert.body] : [alert];
  const shown = words.find((word): word is string => typeof word === 'string' && word.trim() !== '');
  if (shown !== undefined) return shown;
  const key = isObject(alert) ? (alert['title-loc-key'] ?? alert['loc-key']) : undefined;
  if (typeof key === 'string') return texts.localized(key);
  return aps?.['content-available'] === undefined ? texts.noAlert : texts.background;
}

/** Who sent it: the program's own name for itself, else its certificate's. */
export function clientOf({ headers, protocol, connection }: NotificationEvent, clients: Received['clients']): string {
  const agent = headers['user-agent']?.trim();
  if (agent) return agent;
  const subject = clients.get(connection) ?? null;
  if (subject !== null) return appOf(commonName(subject));
  return protocol === 'http2' ? texts.http2Client : texts.legacyClient;
}

/** The common name in a subject such as "CN=Apple Push Services: com.example.app, OU=7XK2A9QPLM". */
export function commonName(subject: string): string {
  return /(?:^|, )CN=(.*?)(?=, [A-Za-z.]+=|$)/.exec(subject)?.[1] ?? subject;
}

/** Of a name that Apple gives, the app. */
function appOf(name: string): string {
  return /Push Services: (.+)$/.exec(name)?.[1] ?? name;
}

/** "9c1f4e…e07a": enough of both ends to tell one's devices apart. */
export function shortToken(token: string): string {
  return token.length <= 12 ? token : `${token.slice(0, 6)}…${token.slice(-4)}`;
}

/** How it was answered. */
export function statusOf({ protocol, status }: NotificationEvent): RowStatus {
  if (status === null) return { text: texts.noAnswer, tone: 'warn' };
  if (protocol === 'http2') return { text: String(status), tone: status === 200 ? 'ok' : 'error' };
  if (status === 0) return { text: texts.accepted, tone: 'neutral' };
  return { text: texts.errorStatus(status), tone: 'error' };
}

const TIME = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** "09:41:32.418", local. */
export function timeText(iso: string): string {
  return TIME.format(new Date(iso));
}
