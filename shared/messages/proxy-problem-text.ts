import type { NetworkProblem, ProxyTrouble } from '../problem.ts';
import { bold, type ProblemAction, type ProblemText, step, type TextContext } from './text-form.ts';

type ProxyProblem = Extract<NetworkProblem, { code: 'proxy-refused' | 'proxy-unusable' }>;

/** Words for what an HTTP proxy did, or failed to do. */
export function proxyProblemText(problem: ProxyProblem, context: TextContext): ProblemText {
  return problem.code === 'proxy-refused' ? refused(problem, context) : unusable(problem);
}

function refused(
  { proxy, status }: Extract<ProxyProblem, { code: 'proxy-refused' }>,
  { surface }: TextContext,
): ProblemText {
  const network: ProblemAction | null = surface === 'window' ? 'copy-network-request' : null;
  const access = step('Ask for access to *.push.apple.com, ports 443 and 2197.', network);
  const answered = status === null ? '' : ` (status ${bold(status)})`;
  if (status === 407) {
    return {
      title: 'The proxy wants a user name and password',
      happened: `The proxy ${bold(proxy)} refused to connect${answered}.`,
      cause: 'None was given, or it is not the right one.',
      steps: [
        step('Give them in the proxy’s address: http://NAME:PASSWORD@proxy.example:3128.'),
        step('Or connect without the proxy.'),
      ],
    };
  }
  if (status !== null && status >= 502 && status <= 504) {
    return {
      title: 'The proxy could not reach the server',
      happened: `The proxy ${bold(proxy)} answered, but could not connect to the server${answered}.`,
      cause: 'The host or port is misspelt, or a firewall behind the proxy closes the way.',
      steps: [step('Check host and port.'), access, step('Or connect without the proxy.')],
    };
  }
  return {
    title: 'The proxy refused the connection',
    happened: `The proxy ${bold(proxy)} refused to connect${answered}.`,
    cause:
      status === 400 || status === 404 || status === 405 || status === 501
        ? 'What answers there may be a web server and no proxy.'
        : 'It only allows web sites or certain ports.',
    steps: [access, step('Or connect without the proxy.')],
  };
}

const TROUBLES: Readonly<
  Record<ProxyTrouble, { readonly happened: string; readonly cause: string; readonly remedy: string }>
> = {
  'name-not-found': {
    happened: 'its name did not resolve: the name server does not know it',
    cause: 'The name is misspelt, or only known on another network.',
    remedy: 'Check the spelling of the proxy’s address.',
  },
  'no-resolver': {
    happened: 'its name did not resolve: no name server answered',
    cause: 'This computer is offline, or its DNS server cannot be reached.',
    remedy: 'Check that this computer is online.',
  },
  refused: {
    happened: 'nothing answers on its port',
    cause: 'The proxy is not running, or it uses another port.',
    remedy: 'Check the port of the proxy’s address; 3128 and 8080 are usual.',
  },
  timeout: {
    happened: 'it did not answer in time',
    cause: 'It is overloaded, or a firewall drops the connection.',
    remedy: 'Try again in a minute, or check the proxy’s address.',
  },
  'no-route': {
    happened: 'this computer has no route to it',
    cause: 'The network is down, or a VPN that carried it has closed.',
    remedy: 'Check the network or VPN connection.',
  },
  closed: {
    happened: 'it closed the connection without an answer',
    cause: 'It does not let this computer in, or wants to be spoken to by TLS.',
    remedy: 'Check the proxy’s address; one spoken to by TLS begins with https://.',
  },
  'not-a-proxy': {
    happened: 'what answers there is no HTTP proxy',
    cause: 'The port belongs to another service, such as a SOCKS proxy or a TLS server.',
    remedy: 'Give the address of an HTTP proxy.',
  },
  'not-trusted': {
    happened: 'its certificate is not trusted, or it speaks no TLS',
    cause:
      'The proxy’s certificate comes from a CA that this computer does not know, or its address should begin with http://.',
    remedy: 'Check the proxy’s address, or trust its CA.',
  },
};

function unusable({ proxy, trouble }: Extract<ProxyProblem, { code: 'proxy-unusable' }>): ProblemText {
  const { happened, cause, remedy } = TROUBLES[trouble];
  return {
    title: 'The proxy cannot be used',
    happened: `The proxy ${bold(proxy)} cannot be used: ${happened}.`,
    cause,
    steps: [step(remedy), step('Or connect without the proxy.')],
  };
}
