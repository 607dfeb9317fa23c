import { type Program, programText } from '../export-request/export-request.ts';
import type { Protocol } from '../wire/endpoints.ts';
import { type ExampleFacts, exampleRequest, pemCommand } from './examples/example-facts.ts';
import { nodeApnExample } from './examples/node-apn-example.ts';

/** Other people's clients that the app has an example for, HTTP/2 first. */
export const CLIENT_EXAMPLES = ['curl', 'node-apn', 'php-http2', 'php-legacy', 'c-legacy'] as const;
export type ClientExample = (typeof CLIENT_EXAMPLES)[number];

type OfProgram = {
  readonly program: Program;
  readonly protocol: Protocol;
  readonly what: string;
  readonly from: string;
};

const BY_PROGRAM: Readonly<Record<Exclude<ClientExample, 'node-apn'>, OfProgram>> = {
  curl: { program: 'curl', protocol: 'http2', what: 'curl with HTTP/2', from: 'curl' },
  'php-http2': { program: 'php', protocol: 'http2', what: 'PHP with its curl extension', from: 'PHP' },
  'php-legacy': { program: 'php', protocol: 'legacy', what: 'PHP and the legacy binary protocol', from: 'PHP' },
  'c-legacy': { program: 'c', protocol: 'legacy', what: 'C with OpenSSL and the legacy binary protocol', from: 'C' },
};

/**
 * The whole text of an example that sends one notification to a running simulator: a source file whose first lines say
 * how it is run. It names the passphrase's file, never the passphrase. `test/interop/examples.test.ts` runs each.
 */
export function clientExample(example: ClientExample, facts: ExampleFacts): string {
  if (example === 'node-apn') return nodeApnExample(facts);
  const { program, protocol, what, from } = BY_PROGRAM[example];
  const heading = { title: `${what} to Pushbench's simulator.`, before: [pemCommand(facts)] };
  return programText(program, exampleRequest(facts, protocol, from), heading);
}
