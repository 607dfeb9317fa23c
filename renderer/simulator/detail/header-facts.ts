import { likelyType } from '../../../shared/inspection/inspect-headers.ts';
import type { NotificationEvent } from '../../../shared/simulator/journal.ts';
import { en } from '../../messages/en.ts';
import { spanText } from '../span-text.ts';

const texts = en.simulator.header;

/** A header or what stands for one. */
export type HeaderFact = {
  readonly name: string;
  readonly value: string;
  /** How it is meant, or where it comes from when no header said it. */
  readonly note: string | null;
};

/** The headers of a request as they came, and what stands in for those that are missing. */
export function requestHeaders(event: NotificationEvent): readonly HeaderFact[] {
  const { headers, topic } = event;
  const came = Object.entries(headers).map(([name, value]) => ({ name, value, note: noteOf(name, value, event) }));
  const missing: HeaderFact[] = [];
  if (headers['apns-topic'] === undefined && topic !== null) {
    missing.push({ name: texts.topic, value: topic, note: texts.fromCertificate });
  }
  if (headers['apns-push-type'] === undefined) {
    missing.push({ name: texts.pushType, value: likelyType(event), note: texts.inferred });
  }
  if (headers['apns-priority'] === undefined) {
    missing.push({ name: texts.priority, value: '10', note: texts.default });
  }
  return [...came, ...missing];
}

/** What a frame says in the words of HTTP/2. `certificate`: its name, null when it is not known. */
export function frameHeaders(event: NotificationEvent, certificate: string | null): readonly HeaderFact[] {
  const { topic, headers, identifier } = event;
  const { priority, expiration } = headers;
  return [
    { name: texts.topic, value: topic ?? texts.none, note: topic === null ? null : texts.fromCertificate },
    { name: texts.pushType, value: likelyType(event), note: texts.inferred },
    { name: texts.priority, value: priority ?? '10', note: priority === undefined ? texts.default : null },
    {
      name: texts.expiration,
      value: expiration ?? texts.none,
      note: expiration === undefined ? null : expirationNote(expiration, event.time),
    },
    {
      name: texts.identifier,
      value: identifier === null ? texts.none : String(identifier),
      note: identifierNote(event),
    },
    ...(certificate === null ? [] : [{ name: texts.certificate, value: certificate, note: null }]),
  ];
}

/** What is known of a request beside its headers. */
export function requestFacts(event: NotificationEvent, certificate: string | null): readonly HeaderFact[] {
  const { token, reason, apnsId, headers } = event;
  const isWholePath = reason === 'BadPath';
  return [
    ...(reason === 'MethodNotAllowed' ? [] : [{ name: texts.method, value: 'POST', note: null }]),
    { name: texts.path, value: isWholePath ? token : `/3/device/${token}`, note: null },
    ...(certificate === null ? [] : [{ name: texts.certificate, value: certificate, note: null }]),
    ...(apnsId === null || headers['apns-id'] === apnsId
      ? []
      : [{ name: texts.id, value: apnsId, note: texts.answered }]),
  ];
}

function noteOf(name: string, value: string, event: NotificationEvent): string | null {
  if (name === 'apns-expiration') return expirationNote(value, event.time);
  return name === 'authorization' ? texts.signature : null;
}

function identifierNote({ identifier, command }: NotificationEvent): string | null {
  if (identifier !== null) return texts.chosen;
  return command === 0 ? texts.noCommandIdentifier : null;
}

/** Seconds beyond this are milliseconds; a finding says so. */
const LAST_SECOND = 32_503_680_000;

/** When an expiration is, seen from the moment of arrival; null for what is no time. */
function expirationNote(value: string, arrived: string): string | null {
  if (!/^\d+$/.test(value) || Number(value) > LAST_SECOND) return null;
  if (Number(value) === 0) return texts.once;
  const left = Number(value) * 1_000 - Date.parse(arrived);
  return left >= 0 ? texts.ahead(spanText(left)) : texts.past(spanText(-left));
}
