import type { Draft, DraftHeaders } from '../ipc/channels.ts';
import { bundleIdOf, topicFor } from '../payload/push-types.ts';

/** Longest name a person may give, characters. */
export const MAX_TEMPLATE_NAME = 100;

/** Header fields of a template, as typed. An id is each push's own, and the command the protocol's affair. */
export type TemplateHeaders = Omit<DraftHeaders, 'id' | 'command'>;

/** A notification without a device token, to be sent again and again. */
export type Template = {
  readonly name: string;
  readonly payload: string;
  readonly headers: TemplateHeaders;
};

/** A template that a person saved. */
export type SavedTemplate = Template & {
  readonly id: string;
  /** The credential that was in use; it may be gone meanwhile. */
  readonly credentialId: string;
  /** What that credential was called then. */
  readonly credentialName: string;
  /** ISO 8601 UTC, of the last change. */
  readonly savedAt: string;
};

/** All that is saved. */
export type TemplateList = {
  readonly templates: readonly SavedTemplate[];
  /** Whether they are on the disk; without a database they last until the app quits. */
  readonly kept: boolean;
};

export const NO_TEMPLATES: TemplateList = { templates: [], kept: true };

/** A message as a template: its token and id are left out. */
export function templateOf(name: string, { payload, headers }: Draft): Template {
  const { id: _id, command: _command, ...kept } = headers;
  return { name, payload, headers: kept };
}

/**
 * The message with a template in it. It keeps its token. A template without a topic is for the app that the message was
 * for, with the suffix of its own push type. A Live Activity's time is that of each send again.
 */
export function withTemplate(message: Draft, { payload, headers }: Omit<Template, 'name'>): Draft {
  const typed = message.headers.topic.trim();
  const topic = headers.topic === '' && typed !== '' ? topicFor(bundleIdOf(typed), headers.pushType) : headers.topic;
  return {
    ...message,
    payload,
    headers: { ...message.headers, ...headers, topic, id: '' },
    freshTimestamp: true,
    typedParts: {},
  };
}

/** Push types of which the binary protocol, which knows none, can send the like. */
const LEGACY_TYPES: ReadonlySet<string> = new Set(['', 'alert', 'background', 'voip']);

/** Whether a template says something that the binary protocol cannot carry. */
export function needsHttp2({ headers }: Pick<Template, 'headers'>): boolean {
  return headers.collapseId !== '' || !LEGACY_TYPES.has(headers.pushType);
}
