import type { Endpoint } from '../wire/endpoints.ts';

/** A text to send to whoever runs the network: what has to be let through, and why. `issuer` is who was seen instead. */
export function networkRequestText(target: Endpoint | null, issuer: string | null): string {
  const host = target?.host ?? 'api.push.apple.com';
  return [
    'Subject: Please let connections to Apple’s push service through unchanged',
    '',
    `We send push notifications to our apps through Apple’s servers. From our network the connection to ${host} does not come about${issuer === null ? '.' : `: a certificate from “${issuer}” is shown in place of Apple’s.`}`,
    '',
    'Please allow these outgoing connections, without TLS inspection:',
    '',
    '- hosts: api.push.apple.com, api.sandbox.push.apple.com (all of *.push.apple.com)',
    '- addresses: 17.0.0.0/8',
    '- ports: TCP 443 and 2197',
    '',
    'Why without inspection: we sign in to Apple with a client certificate inside TLS. A gateway that opens the connection cannot pass it on, so every notification fails.',
  ].join('\n');
}
