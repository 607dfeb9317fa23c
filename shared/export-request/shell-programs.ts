import { shellWord } from '../shell-word.ts';
import { appleEndpoint, DEFAULT_PORTS } from '../wire/endpoints.ts';
import { pushHeaderFields } from '../wire/http2-request.ts';
import { headerFields } from './header-fields.ts';
import { shellText } from './literals.ts';
import { devicePath, type Heading, origin, type RequestFacts, type SigningKeyFile } from './request-facts.ts';

/** A shell function that turns hex into bytes, without a tool that some system lacks. */
export const BYTES_FUNCTION = `bytes() { for byte in $(sed 's/../0x& /g'); do printf "\\\\$(printf %03o "$byte")"; done; }`;

/**
 * curl over HTTP/2. With a certificate alone it is one command, to be pasted, and without a comment: zsh takes one that is
 * typed for a command. What proves who sends goes in by standard input, which no list of processes shows.
 */
export function curlProgram(facts: RequestFacts, heading: Heading): string {
  const { caFile, credential, payload } = facts;
  const options = [
    '--http2 --include --max-time 30',
    ...(caFile === null ? [] : [`--cacert ${shellWord(caFile)}`]),
    ...(credential.kind === 'certificate' ? [`--cert ${shellWord(credential.pemFile)}`] : []),
    ...headerFields(facts).map(([name, value]) => `--header ${shellText(`${name}: ${value}`)}`),
    `--data-raw ${shellText(payload)}`,
    origin(facts) + devicePath(facts),
  ];
  const words = options.join(' \\\n  ');
  if (credential.kind === 'token-key') {
    return `${scriptHead(heading)}${tokenLines(credential)}
printf 'header = "authorization: bearer %s"\\n' "$token" | curl --config - ${words}
`;
  }
  if (credential.passphraseFile === null) return `curl ${words}\n`;
  const file = shellWord(credential.passphraseFile);
  const asConfig = `tr -d '\\r' < ${file} | sed -n '1s/[\\\\"]/\\\\&/g; 1s/.*/pass = "&"/p'`;
  return `${scriptHead(heading)}${asConfig} | curl --config - ${words}\n`;
}

function tokenLines({ p8File, keyId, teamId }: SigningKeyFile): string {
  return `# A provider token. Send with the same one for 20 to 60 minutes.
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
${BYTES_FUNCTION}
unsigned=$(printf '{"alg":"ES256","kid":"%s"}' ${shellText(keyId)} | base64url).$(printf '{"iss":"%s","iat":%s}' ${shellText(teamId)} "$(date +%s)" | base64url)
# openssl wraps the two numbers of a signature in ASN.1; a token has them as 32 bytes each.
signature=$(printf %s "$unsigned" | openssl dgst -sha256 -sign ${shellWord(p8File)} | openssl asn1parse -inform DER |
  sed -n 's/.*INTEGER *://p' | while read -r number; do printf %64s "$number" | tr ' ' 0; done | bytes | base64url)
token=$unsigned.$signature
`;
}

const PAYLOAD_FILE = 'pushbench-payload.json';

/** The command line of Pushbench. The payload goes into a file, since the passphrase may be asked for on the terminal. */
export function pushbenchProgram(facts: RequestFacts): string {
  const { caFile, credential, token, payload } = facts;
  const options = [
    ...(credential.kind === 'certificate' ? certificateOptions(credential) : keyOptions(credential)),
    targetOptions(facts),
    ...(caFile === null ? [] : [`--ca ${shellWord(caFile)}`]),
    ...(facts.protocol === 'legacy' ? [legacyOptions(facts)] : http2Options(facts)),
    `--token ${token}`,
    `--payload ${PAYLOAD_FILE}`,
  ];
  return `printf %s ${shellText(payload)} > ${PAYLOAD_FILE}
pushbench send ${options.join(' \\\n  ')}
`;
}

function certificateOptions({ pemFile, passphraseFile }: Extract<RequestFacts['credential'], { kind: 'certificate' }>) {
  const passphrase = passphraseFile === null ? [] : [`--passphrase-file ${shellWord(passphraseFile)}`];
  return [`--credential ${shellWord(pemFile)}`, ...passphrase];
}

function keyOptions({ p8File, keyId, teamId }: SigningKeyFile): readonly string[] {
  return [`--credential ${shellWord(p8File)}`, `--key-id ${shellText(keyId)} --team-id ${shellText(teamId)}`];
}

function targetOptions({ host, port, protocol }: RequestFacts): string {
  const environment = (['sandbox', 'production'] as const).find((each) => appleEndpoint(each, protocol).host === host);
  const portOption = port === DEFAULT_PORTS[protocol] ? '' : ` --port ${port}`;
  const target = environment === undefined ? `--host ${shellText(host)}` : `--env ${environment}`;
  return `${target}${portOption}${protocol === 'legacy' ? ' --protocol legacy' : ''}`;
}

function http2Options({ headers }: RequestFacts): readonly string[] {
  return pushHeaderFields(headers).map(([name, value]) => `--${name.replace('apns-', '')} ${shellText(value)}`);
}

function legacyOptions({ command, headers }: RequestFacts): string {
  const expiration = command === 0 || headers.expiration === null ? '' : ` --expiration ${headers.expiration}`;
  const priority = command === 2 && headers.priority !== null ? ` --priority ${headers.priority}` : '';
  return `--command ${command}${expiration}${priority}`;
}

/** The comments that a shell script begins with, and what it runs before the rest. */
export function scriptHead({ title, before }: Heading): string {
  const comments = [`# ${title} Save it as push.sh; then, in its folder (on Windows, in Git Bash):`, '# sh push.sh'];
  return [...comments, '', ...before].map((line) => `${line}\n`).join('');
}
