import { MAX_HOST_LENGTH, MAX_NAME_LENGTH, PORT } from '../../shared/settings/limits.ts';
import type { CustomEndpoint } from '../../shared/settings/settings.ts';
import { DEFAULT_PORTS, type Protocol } from '../../shared/wire/endpoints.ts';
import { en } from '../messages/en.ts';
import { checkNumber } from './number-check.ts';

/** A custom endpoint as typed. */
export type EndpointDraft = Omit<CustomEndpoint, 'port'> & { readonly port: number | null };

/** What is wrong, beside each field. */
export type EndpointErrors = { readonly host: string | null; readonly port: string | null };

export function emptyEndpoint(id: string): EndpointDraft {
  return { id, name: '', host: '', port: DEFAULT_PORTS.http2, protocol: 'http2', caFile: null };
}

/** The draft with another protocol; the port follows as long as it is the default of the former one. */
export function withProtocol(draft: EndpointDraft, protocol: Protocol): EndpointDraft {
  const follows = draft.port === null || draft.port === DEFAULT_PORTS[draft.protocol];
  return { ...draft, protocol, port: follows ? DEFAULT_PORTS[protocol] : draft.port };
}

export function checkEndpoint(draft: EndpointDraft): EndpointErrors {
  return { host: checkHost(draft.host.trim()), port: checkNumber(draft.port, PORT) };
}

/** The endpoint to save, null while something is wrong. Without a name it gets its host's. */
export function readEndpoint(draft: EndpointDraft): CustomEndpoint | null {
  const { host, port } = checkEndpoint(draft);
  if (host !== null || port !== null || draft.port === null) return null;
  const trimmed = draft.host.trim();
  return { ...draft, host: trimmed, port: draft.port, name: draft.name.trim().slice(0, MAX_NAME_LENGTH) || trimmed };
}

/** The list with the endpoint in it, in its place when it was there before. */
export function putEndpoint(list: readonly CustomEndpoint[], endpoint: CustomEndpoint): CustomEndpoint[] {
  const known = list.some(({ id }) => id === endpoint.id);
  return known ? list.map((other) => (other.id === endpoint.id ? endpoint : other)) : [...list, endpoint];
}

function checkHost(host: string): string | null {
  if (host === '') return en.settings.hostMissing;
  const isName = /^[\p{L}\p{N}]([\p{L}\p{N}._-]*[\p{L}\p{N}.])?$/u.test(host);
  const isIpv6 = host.includes(':') && /^[0-9a-f:.]+$/i.test(host) && host.split(':').length > 2;
  return host.length <= MAX_HOST_LENGTH && (isName || isIpv6) ? null : en.settings.hostWrong;
}
