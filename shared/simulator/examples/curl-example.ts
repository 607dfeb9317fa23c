import { shellWord } from '../../shell-word.ts';
import { type ExampleFacts, PEM_FILE, pemCommand, pushAddress } from './example-facts.ts';

/** Shell commands for curl over HTTP/2, with the demo certificate. */
export function curlExample(facts: ExampleFacts): string {
  const { ca, demo, topic } = facts;
  return `# curl with HTTP/2 to Pushbench's simulator. Paste it into a terminal (on Windows, into Git Bash).
# The demo certificate and its encrypted key, as PEM: curl cannot read a .p12 with RC2.
${pemCommand(facts)}
# The passphrase goes to curl by its standard input, so that no list of processes shows it.
printf 'pass = "%s"\\n' "$(cat ${shellWord(demo.passphraseFile)})" | curl --config - --http2 --include \\
  --cacert ${shellWord(ca)} \\
  --cert ${PEM_FILE} \\
  --header ${shellWord(`apns-topic: ${topic}`)} \\
  --header 'apns-push-type: alert' \\
  --data '{"aps":{"alert":{"title":"Hello","body":"From curl"}}}' \\
  ${pushAddress(facts)}
`;
}
