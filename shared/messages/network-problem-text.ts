import type { NetworkProblem } from '../problem.ts';
import { ALTERNATE_HTTP2_PORT, isApplePushHost, isFeedbackHost, LEGACY_RETIRED_ON } from '../wire/endpoints.ts';
import { proxyProblemText } from './proxy-problem-text.ts';
import { dayText, durationText } from './quantity-text.ts';
import { stageName } from './stage-text.ts';
import { bold, type ProblemStep, type ProblemText, step, type TextContext } from './text-form.ts';

/** Words for a connection that did not come about. */
export function networkProblemText(problem: NetworkProblem, context: TextContext): ProblemText {
  switch (problem.code) {
    case 'name-not-found':
      return {
        title: `${problem.host} did not resolve`,
        happened: `The name ${bold(problem.host)} did not resolve: the name server does not know it.`,
        cause: isApplePushHost(problem.host)
          ? 'This computer has no internet connection, or its network answers for few names only.'
          : 'The name is misspelt, or only known on another network.',
        steps: [
          isApplePushHost(problem.host)
            ? step('Check the internet connection and DNS settings of this computer, or try another network.')
            : step('Check the spelling of the host, and connect to its network or VPN if it has one.'),
          simulatorStep(context),
        ],
      };
    case 'resolver-unavailable':
      return {
        title: `${problem.host} did not resolve`,
        happened: `The name ${bold(problem.host)} did not resolve: no name server answered.`,
        cause: 'This computer is offline, or the DNS server in its network settings cannot be reached.',
        steps: [
          step('Check that this computer is online: a web page should open.', againAction(context)),
          step('Check the DNS server in the network settings, or try another network.'),
          simulatorStep(context),
        ],
      };
    case 'network-unreachable':
      return {
        title: `There is no way to ${problem.host}`,
        happened: `${bold(problem.host)} was found${at(problem)}, but this computer has no route to it.`,
        cause: 'The network is down, or a VPN that carried it has closed.',
        steps: [
          step('Check the network or VPN connection, then test again.', againAction(context)),
          simulatorStep(context),
        ],
      };
    case 'connection-refused':
      return {
        title: `Nothing answers on port ${problem.port}`,
        happened: `${bold(problem.host)}${at(problem)} refused the connection to port ${bold(problem.port)}.`,
        cause: isLoopback(problem.host)
          ? 'No server is running on this port of this computer.'
          : 'No server is running there, or a firewall turns this port away.',
        steps: refusedSteps(problem, context),
      };
    case 'connection-timeout':
      return {
        title: `No answer from ${problem.host}`,
        happened: `${bold(problem.host)} port ${bold(problem.port)} gave no answer within ${bold(durationText(problem.ms))} (${stageName(problem.stage, context.credential?.kind)}).`,
        cause:
          problem.stage === 'tcp'
            ? 'A firewall between here and there drops connections to this port in silence.'
            : 'Something on the way takes the connection and then stays silent, or the server is overloaded.',
        steps: [networkStep(problem.host, context), ...alternatePortStep(problem, context), limitStep(context)].slice(
          0,
          3,
        ),
      };
    case 'connection-reset':
      return {
        title: `The connection was cut at ${stageName(problem.stage, context.credential?.kind)}`,
        happened: `${bold(problem.host)} port ${bold(problem.port)} took the connection and then cut it (${stageName(problem.stage, context.credential?.kind)}).`,
        cause: isLoopback(problem.host)
          ? 'The server on this computer was stopped, or it ends connections of this kind.'
          : problem.stage === 'tls'
            ? 'A firewall blocks encrypted connections to this host, or the server wants another version of TLS.'
            : 'A firewall ended the connection, or the server was restarted.',
        steps: [
          networkStep(problem.host, context),
          ...alternatePortStep(problem, context),
          step('Try again in a minute.', againAction(context)),
        ].slice(0, 3),
      };
    case 'proxy-refused':
    case 'proxy-unusable':
      return proxyProblemText(problem, context);
    case 'retired-by-apple':
      return isFeedbackHost(problem.host) ? retiredFeedback(problem, context) : retiredGateway(problem, context);
  }
}

type Place = { readonly host: string; readonly port: number };

function retiredGateway({ host, port }: Place, context: TextContext): ProblemText {
  return {
    title: 'Apple has retired this gateway',
    happened: `Apple switched ${bold(host)} port ${bold(port)} off on ${bold(dayText(LEGACY_RETIRED_ON))}. It no longer takes notifications.`,
    cause: 'The binary protocol was replaced by the HTTP/2 API; certificates work with both.',
    steps: [
      context.surface === 'window'
        ? step('Use HTTP/2 with the same certificate.', 'use-http2')
        : step('Use --protocol http2 with the same certificate.'),
      simulatorShows('the binary protocol', context),
    ],
  };
}

function retiredFeedback({ host, port }: Place, context: TextContext): ProblemText {
  return {
    title: 'Apple has retired the feedback service',
    happened: `Apple switched ${bold(host)} port ${bold(port)} off on ${bold(dayText(LEGACY_RETIRED_ON))}. It no longer lists devices.`,
    cause: 'The HTTP/2 API tells it with each notification instead.',
    steps: [
      step('Send over HTTP/2: for a device without the app the answer is 410, with the time since when it is gone.'),
      simulatorShows('the feedback service', context),
    ],
  };
}

function simulatorShows(what: string, context: TextContext): ProblemStep {
  return context.surface === 'window'
    ? step(`To see ${what} at work, use the simulator.`, 'start-simulator')
    : step(`To see ${what} at work, use “pushbench simulate”.`);
}

function refusedSteps(place: Place, context: TextContext): readonly ProblemStep[] {
  if (isLoopback(place.host)) {
    return [
      context.surface === 'window'
        ? step('Start the simulator, or the server you mean, and check its port.', 'start-simulator')
        : step('Start “pushbench simulate”, or the server you mean, and check its port.'),
    ];
  }
  return [step('Check host and port.'), networkStep(place.host, context), ...alternatePortStep(place, context)];
}

/** Apple's second port helps only where the first was tried. */
function alternatePortStep({ host, port }: Place, context: TextContext): readonly ProblemStep[] {
  if (!isApplePushHost(host) || port === ALTERNATE_HTTP2_PORT) return [];
  return [
    context.surface === 'window'
      ? step('Try Apple’s other port, 2197, which some firewalls let through.', 'test-port-2197')
      : step('Try Apple’s other port, which some firewalls let through: --port 2197.'),
  ];
}

function networkStep(host: string, context: TextContext): ProblemStep {
  if (isLoopback(host)) return step('Check that the server on this computer still runs.');
  return isApplePushHost(host)
    ? step(
        'Try another network, such as a phone’s hotspot; if that works, ask for outgoing ports 443 and 2197 to be opened.',
        windowOnly(context, 'copy-network-request'),
      )
    : step('Try from another network; if that works, a firewall on this one is the cause.');
}

function limitStep(context: TextContext): ProblemStep {
  return context.surface === 'window'
    ? step('On a slow network, raise the time limit in Settings.')
    : step('On a slow network, give more time with --timeout.');
}

function simulatorStep(context: TextContext): ProblemStep {
  return context.surface === 'window'
    ? step('To work without a network, use the simulator.', 'start-simulator')
    : step('To work without a network, use “pushbench simulate”.');
}

function againAction(context: TextContext): 'test-again' | null {
  return windowOnly(context, 'test-again');
}

function windowOnly<A>(context: TextContext, action: A): A | null {
  return context.surface === 'window' ? action : null;
}

/** The address that a name led to; an address that was given as such is not told twice. */
function at({ host, address }: { readonly host: string; readonly address: string | null }): string {
  return address === null || address === host ? '' : ` at ${bold(address)}`;
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.[\d.]+|\[?::1\]?)$/i.test(host);
}
