import type { TlsProblem } from '../problem.ts';
import { ALTERNATE_HTTP2_PORT, isApplePushHost } from '../wire/endpoints.ts';
import { dayText, listText } from './quantity-text.ts';
import { bold, type ProblemStep, type ProblemText, step, type TextContext } from './text-form.ts';

/** Words for a server that could not be trusted, or did not speak as it should. */
export function tlsProblemText(problem: TlsProblem, context: TextContext): ProblemText {
  const inWindow = context.surface === 'window';
  switch (problem.code) {
    case 'tls-intercepted':
      return {
        title: 'Someone else answers in Apple’s place',
        happened: `In place of ${bold(problem.host)} came a certificate from ${bold(problem.issuer)}, which is not Apple’s. Pushbench hung up before it showed a credential.`,
        cause:
          'A company gateway or a virus scanner opens encrypted connections on this network. It cannot pass your certificate on, so push does not work through it.',
        steps: [
          step('Test from a phone’s hotspot. If it passes there, this network is the cause.'),
          step(
            `Ask IT to leave ${bold('*.push.apple.com')}, ports 443 and 2197, uninspected.`,
            inWindow ? 'copy-network-request' : null,
          ),
          inWindow
            ? step('Try Apple’s other port, which some gateways let through.', 'test-port-2197')
            : step(`Try Apple’s other port, which some gateways let through: --port ${ALTERNATE_HTTP2_PORT}.`),
        ],
      };
    case 'tls-untrusted':
      return untrusted(problem, inWindow);
    case 'tls-not-tls':
      return {
        title: 'The server does not speak TLS',
        happened: `${bold(problem.host)} port ${bold(problem.port)} answered in plain text${problem.evidence === '' ? '' : `: “${problem.evidence}”`}.`,
        cause: 'This is the port of another service, or a proxy answered with a web page.',
        steps: [
          step('Check the port: APNs uses 443 or 2197, the binary protocol 2195.'),
          step('If a proxy is in the way, try another network.'),
        ],
      };
    case 'tls-wrong-name':
      return {
        title: 'The certificate is for another server',
        happened: `You connected to ${bold(problem.host)}; the certificate that came, from ${bold(problem.issuer)}, is for ${namesText(problem.names)}.`,
        cause: isApplePushHost(problem.host)
          ? 'The name leads to the wrong address, or a sign-in page of this network answers first.'
          : 'The server is reached under a name its certificate does not list.',
        steps: isApplePushHost(problem.host)
          ? [
              step(
                'Open a web page; if a sign-in page appears, sign in, then test again.',
                inWindow ? 'test-again' : null,
              ),
              step('Check the hosts file and DNS settings of this computer.'),
            ]
          : [
              problem.names[0] === undefined
                ? step('Give the server a certificate that lists this host.')
                : step(`Connect to ${bold(problem.names[0])}, or give the server a certificate that lists this host.`),
            ],
      };
    case 'tls-expired': {
      const early = problem.which === 'not-yet-valid';
      return {
        title: early ? 'The server’s certificate is not valid yet' : 'The server’s certificate has expired',
        happened: early
          ? `The certificate of ${bold(problem.subject)} becomes valid on ${bold(dayText(problem.notBefore))}.`
          : `The certificate of ${bold(problem.subject)} was valid until ${bold(dayText(problem.notAfter))}.`,
        cause:
          isApplePushHost(problem.host) || early
            ? 'This computer’s clock is wrong.'
            : 'The server’s certificate was not renewed.',
        steps: [
          step('Check the date and time of this computer, then test again.', inWindow ? 'test-again' : null),
          step('If they are right, the server needs a new certificate.'),
        ],
      };
    }
    case 'tls-version':
      return {
        title: 'No common version of TLS',
        happened: `${bold(problem.host)} port ${bold(problem.port)} ended the handshake${problem.evidence === '' ? '' : ` (${problem.evidence})`}. Pushbench speaks TLS 1.2 and 1.3.`,
        cause: 'The server or something before it only knows an older TLS, or none of the same ciphers.',
        steps: [
          step('Allow TLS 1.2 or 1.3 on the server.'),
          step('If it is Apple’s server, test from another network: something on this one is in the way.'),
        ],
      };
    case 'no-http2':
      return {
        title: 'The server does not offer HTTP/2',
        happened: `${bold(problem.host)} port ${bold(problem.port)} ${problem.alpn === null || problem.alpn === '' ? 'chose no protocol' : `chose ${bold(problem.alpn)}`} where HTTP/2 (h2) was asked for.`,
        cause: isApplePushHost(problem.host)
          ? 'A proxy on this network reduces connections to HTTP/1.1.'
          : 'This is the port of the binary protocol or of an ordinary web server.',
        steps: noHttp2Steps(problem.host, inWindow),
      };
  }
}

function untrusted(problem: Extract<TlsProblem, { code: 'tls-untrusted' }>, inWindow: boolean): ProblemText {
  const happened = `The certificate of ${bold(problem.host)} was issued by ${bold(problem.issuer)} and could not be verified (${problem.verifyCode}). Pushbench hung up before it showed a credential.`;
  if (problem.custom) {
    return {
      title: 'The server’s certificate is not trusted',
      happened,
      cause:
        'The server uses a CA of its own that this computer does not know, or leaves an intermediate certificate out.',
      steps: [
        inWindow
          ? step('Choose the PEM file of the server’s CA.', 'add-ca')
          : step(
              'Give the PEM file of the server’s CA with --ca; “pushbench simulate” names its own in the line “ready”.',
            ),
        step('Or let the server send its whole chain.'),
      ],
    };
  }
  return {
    title: 'Apple’s certificate could not be verified',
    happened,
    cause: 'A certificate of the chain is missing: the root “USERTrust RSA”, or one that the server should have sent.',
    steps: [
      step(
        'Get the USERTrust RSA root from Apple’s page and add it as CA file.',
        inWindow ? 'open-usertrust-root' : null,
      ),
      step('Test from another network, to see whether this one changes what is sent.'),
    ],
  };
}

function noHttp2Steps(host: string, inWindow: boolean): readonly ProblemStep[] {
  if (isApplePushHost(host)) {
    return [
      step('Test from another network, such as a phone’s hotspot.'),
      step(`Ask IT to let ${bold('*.push.apple.com')} through unchanged.`, inWindow ? 'copy-network-request' : null),
    ];
  }
  return [
    step('Check the port.'),
    inWindow
      ? step('If this is a gateway of the binary protocol, choose Legacy.')
      : step('If this is a gateway of the binary protocol, use --protocol legacy.'),
  ];
}

function namesText(names: readonly string[]): string {
  if (names.length === 0) return 'no server name at all';
  const shown = names.slice(0, 3).map(bold);
  return listText(names.length > 3 ? [...shown, `${names.length - 3} more`] : shown);
}
