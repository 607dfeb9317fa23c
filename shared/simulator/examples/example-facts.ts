import { shellWord } from '../../shell-word.ts';
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

/** The address of a notification to the facts' token. */
export function pushAddress({ host, http2Port, token }: ExampleFacts): string {
  return `https://${host}:${http2Port}/3/device/${token}`;
}

/**
 * The openssl command that makes the PEM file, its key encrypted as it was in the `.p12`. Keychain Access, and the demo
 * set like it, writes RC2, which OpenSSL 3 reads with `-legacy` only, an option that LibreSSL and OpenSSL 1.1 refuse.
 */
export function pemCommand({ demo }: ExampleFacts): string {
  const passphrase = shellWord(demo.passphraseFile);
  const legacy = `$(openssl pkcs12 -help 2>&1 | grep -om1 -e ' -legacy')`;
  return `openssl pkcs12 ${legacy} -in ${shellWord(demo.p12)} -passin file:${passphrase} -passout stdin -aes256 -out ${PEM_FILE} < ${passphrase}`;
}
