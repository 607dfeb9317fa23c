import { describe, expect, test } from 'vitest';
import { CLIENT_EXAMPLES, clientExample } from '../../../shared/simulator/client-examples.ts';
import type { ExampleFacts } from '../../../shared/simulator/examples/example-facts.ts';

const FOLDER = String.raw`C:\Users\Ada O'Neil\new`;
const FACTS: ExampleFacts = {
  host: '127.0.0.1',
  http2Port: 2197,
  legacyPort: 2195,
  ca: String.raw`${FOLDER}\ca.pem`,
  demo: { p12: String.raw`${FOLDER}\Push.p12`, passphraseFile: String.raw`${FOLDER}\passphrase.txt` },
  topic: 'com.example.weather',
  token: 'ab'.repeat(32),
};

/** A path of Windows as each language writes it; the shell is Git Bash. */
const SHELL = String.raw`'C:\Users\Ada O'\''Neil\new\Push.p12'`;
const WRITTEN = {
  curl: String.raw`--cacert 'C:\Users\Ada O'\''Neil\new\ca.pem'`,
  'node-apn': String.raw`readFileSync("C:\\Users\\Ada O'Neil\\new\\ca.pem")`,
  'php-http2': String.raw`CURLOPT_CAINFO => 'C:\\Users\\Ada O\'Neil\\new\\ca.pem'`,
  'php-legacy': String.raw`'cafile' => 'C:\\Users\\Ada O\'Neil\\new\\ca.pem'`,
  'c-legacy': String.raw`"C:\\Users\\Ada O'Neil\\new\\ca.pem"`,
} as const;

describe.each(CLIENT_EXAMPLES)('the example for %s', (example) => {
  const text = clientExample(example, FACTS);

  test('has the port of its protocol, the token and the files, as its language quotes them', () => {
    expect(text).toContain(example.endsWith('legacy') ? '2195' : '2197');
    expect(text).not.toContain(example.endsWith('legacy') ? '2197' : '2195');
    expect(text).toContain(FACTS.token);
    expect(text).toContain(SHELL);
    expect(text).toContain(WRITTEN[example]);
  });

  test('ends with its line, and leaves nothing to fill in', () => {
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/undefined|NaN|YOUR_|<[A-Z ]+>/);
  });
});

test('a server is verified by its address, or by its name', () => {
  expect(clientExample('c-legacy', FACTS)).toContain('set1_ip_asc(SSL_get0_param(ssl), "127.0.0.1")');
  expect(clientExample('c-legacy', { ...FACTS, host: 'localhost' })).toContain(
    'set1_host(SSL_get0_param(ssl), "localhost", 0)',
  );
});
