import type { Node } from 'jsonc-parser';
import type { CredentialFacts } from '../credential/credential.ts';
import type { Inspected } from '../inspection/finding.ts';
import type { Draft, DraftHeaders } from '../ipc/channels.ts';
import { parseDeviceToken } from '../token/device-token.ts';
import type { Environment, Protocol } from '../wire/endpoints.ts';
import { draftView, payloadBytes } from './draft.ts';
import { headerDefaults, withDefaults } from './header-defaults.ts';
import { parseObject } from './json-text.ts';

/** A draft and all that decides what becomes of it. */
export type LintSituation = {
  readonly draft: Draft;
  readonly credential: CredentialFacts | null;
  readonly protocol: Protocol;
  /** Where it goes; null for the simulator, and for a host of which nobody can know. */
  readonly environment: Environment | null;
  readonly now: Date;
};

/** A payload's text, read once: as a tree with the places of its parts, and as the value it stands for. */
export type ReadPayload = {
  /** null for what is no JSON object. */
  readonly root: Node | null;
  /** undefined for what is no JSON. */
  readonly json: unknown;
};

export function readPayload(text: string): ReadPayload {
  const parsed = parseObject(text);
  return { root: parsed.ok ? parsed.value : null, json: parseJson(text) };
}

/** The header fields as they go out: what was typed, and the defaults of empty ones. */
export function outgoingHeaders({ draft, credential }: LintSituation, { root }: ReadPayload): DraftHeaders {
  const view = root === null ? null : draftView(root);
  const headers = withDefaults(draft.headers, headerDefaults(draft, view, credential));
  return {
    ...headers,
    topic: headers.topic.trim(),
    pushType: headers.pushType.trim(),
    priority: headers.priority.trim(),
    expiration: headers.expiration.trim(),
    collapseId: headers.collapseId.trim(),
  };
}

/** The draft as the notification that it would be, for the inspection that what reached the simulator gets too. */
export function asNotification(
  { draft, protocol, now }: LintSituation,
  { json }: ReadPayload,
  headers: DraftHeaders,
): Inspected {
  const token = parseDeviceToken(draft.token);
  const bytes = payloadBytes(draft.payload);
  const isLegacy = protocol === 'legacy';
  return {
    protocol,
    command: isLegacy ? headers.command : null,
    // Given when it is sent, counted up from 1.
    identifier: isLegacy && headers.command !== 0 ? 1 : null,
    isRepeated: false,
    token: token.ok ? token.value.token : null,
    topic: headers.topic === '' ? null : headers.topic,
    headers: isLegacy ? frameFields(headers) : http2Fields(headers),
    payload: json === undefined ? null : json,
    unread: json === undefined ? bytes : null,
    bytes: bytes.length,
    time: now.toISOString(),
  };
}

function http2Fields({ pushType, priority, expiration, collapseId }: DraftHeaders): Readonly<Record<string, string>> {
  return {
    'apns-push-type': pushType,
    'apns-priority': priority,
    'apns-expiration': expiration,
    ...(collapseId === '' ? {} : { 'apns-collapse-id': collapseId }),
  };
}

function frameFields({ command, priority, expiration }: DraftHeaders): Readonly<Record<string, string>> {
  if (command === 0) return {};
  return command === 1 ? { expiration } : { expiration, priority };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
