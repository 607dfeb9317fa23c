import { cExample } from './examples/c-example.ts';
import { curlExample } from './examples/curl-example.ts';
import type { ExampleFacts } from './examples/example-facts.ts';
import { nodeApnExample } from './examples/node-apn-example.ts';
import { phpHttp2Example, phpLegacyExample } from './examples/php-examples.ts';

/** Other people's clients that the app has an example for, HTTP/2 first. */
export const CLIENT_EXAMPLES = ['curl', 'node-apn', 'php-http2', 'php-legacy', 'c-legacy'] as const;
export type ClientExample = (typeof CLIENT_EXAMPLES)[number];

const WRITERS: Readonly<Record<ClientExample, (facts: ExampleFacts) => string>> = {
  curl: curlExample,
  'node-apn': nodeApnExample,
  'php-http2': phpHttp2Example,
  'php-legacy': phpLegacyExample,
  'c-legacy': cExample,
};

/**
 * The whole text of an example that sends one notification to a running simulator: a shell command or a source file
 * whose first lines say how it is run. It names the passphrase's file, never the passphrase.
 * `test/interop/examples.test.ts` runs each.
 */
export function clientExample(example: ClientExample, facts: ExampleFacts): string {
  return WRITERS[example](facts);
}
