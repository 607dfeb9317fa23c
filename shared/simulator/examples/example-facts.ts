import type { RequestFacts } from '../../export-request/request-facts.ts';
import { NO_HEADERS } from '../../payload/notification.ts';
import { shellWord } from '../../shell-word.ts';
import type { Protocol } from '../../wire/endpoints.ts';
import type { ReadyFacts } from '../journal.ts';

/** What an example is written from: where a simulator listens, and the files it made. */
export type ExampleFacts = Pick<ReadyFacts, 'http2Port' | 'legacyPort' | 'ca'> & {
  readonly host: string;
  readonly demo: Pick<ReadyFacts['demo'], 'p12' | 'passphraseFile'>;
  readonly topic: string;
  /** Lowercase hex. */
  readonly token: string;
};

/** The PEM file that examples take the demo credential from; they make it where they are run. */
export const PEM_FILE = 'pushbench-demo.pem';

/**
 * The openssl command that makes the PEM file, its key encrypted as it was in the `.p12`. Keychain Access, and the demo
 * set like it, writes RC2, which OpenSSL 3 reads with `-legacy` only, an option that LibreSSL and OpenSSL 1.1 refuse.
 */
export function pemCommand({ demo }: ExampleFacts): string {
  const passphrase = shellWord(demo.passphraseFile);
  const legacy = `$(openssl pkcs12 -help 2>&1 | grep -om1 -e ' -legacy')`;
  return `openssl pkcs12 ${legacy} -in ${shellWord(demo.p12)} -passin file:${passphrase} -passout stdin -aes256 -out ${PEM_FILE} < ${passphrase}`;
}

/** A first notification with the demo certificate, as the facts that programs are written from. */
export function exampleRequest(facts: ExampleFacts, protocol: Protocol, from: string): RequestFacts {
  const { host, http2Port, legacyPort, ca, demo, topic, token } = facts;
  return {
    host,
    port: protocol === 'http2' ? http2Port : legacyPort,
    protocol,
    caFile: ca,
    credential: { kind: 'certificate', pemFile: PEM_FILE, passphraseFile: demo.passphraseFile },
    token,
    payload: JSON.stringify({ aps: { alert: { title: 'Hello', body: `From ${from}` } } }),
    headers: { ...NO_HEADERS, topic, pushType: 'alert' },
    command: 2,
  };
}
