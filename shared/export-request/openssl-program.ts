import { shellWord } from '../shell-word.ts';
import { shellText } from './literals.ts';
import {
  authority,
  frameExpiration,
  framePriority,
  type Heading,
  IDENTIFIER,
  isAddress,
  type LegacyFacts,
  STATUS_WORDS,
} from './request-facts.ts';
import { BYTES_FUNCTION, scriptHead } from './shell-programs.ts';

/** How long the recipe waits for an error packet, in whole seconds as `sleep` takes them; the handshake is part of it. */
const WAIT_SECONDS = 3;

/** Shell commands that write a frame of the binary protocol into `openssl s_client`, 1.1 or newer, and read the answer. */
export function opensslProgram(facts: LegacyFacts, heading: Heading): string {
  const { caFile, credential, host } = facts;
  const pem = shellWord(credential.pemFile);
  const name = shellText(host);
  const options = [
    `-connect ${shellText(authority(facts))}${isAddress(facts) ? '' : ` -servername ${name}`}`,
    `-verify_return_error ${isAddress(facts) ? '-verify_ip' : '-verify_hostname'} ${name}`,
    ...(caFile === null ? [] : [`-CAfile ${shellWord(caFile)}`]),
    `-cert ${pem} -key ${pem} -pass env:passphrase`,
  ];
  return `${scriptHead(heading)}answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
${credential.passphraseFile === null ? questionLines(pem) : fileLine(credential.passphraseFile)}export passphrase
${BYTES_FUNCTION}
hex() { printf %s "$1" | bytes; }
frame() {
${frameLines(facts)
  .map((line) => `  ${line}`)
  .join('\n')}
}

# Silence is success; a refusal is six bytes: 8, a status, the identifier.
${STATUS_WORDS.map((line) => `# ${line}`).join('\n')}
wait_for_answer() {
  for second in ${Array.from({ length: WAIT_SECONDS }, (_, at) => at + 1).join(' ')}; do
    [ -s "$answer" ] || sleep 1
  done
}
# s_client takes a piece that begins with Q or R for a command, unless it is new enough to be told not to: dd passes the
# frame on in one piece.
plain=$(openssl s_client -help 2>&1 | grep -o -e -nocommands)
{ frame | dd obs=131072 2>/dev/null; wait_for_answer; } | openssl s_client -quiet -no_ign_eof $plain \\
  ${options.join(' \\\n  ')} > "$answer" || exit
if [ -s "$answer" ]; then
  echo "Refused with status $(dd if="$answer" bs=1 skip=1 count=1 2>/dev/null | od -An -tu1 | tr -d ' ')"
  exit 1
fi
echo '${facts.command === 0 ? 'Sent. A refusal of command 0 has no error packet, so it would not show here' : `Sent, no error within ${WAIT_SECONDS} s`}'
`;
}

/** openssl would ask by itself, but the time in which an answer can come would be running by then. */
function questionLines(pem: string): string {
  return `passphrase=
if grep -q ENCRYPTED ${pem}; then
  trap 'rm -f "$answer"; stty echo' EXIT
  stty -echo
  printf 'Passphrase of the key: ' >&2
  IFS= read -r passphrase
  stty echo
  echo >&2
fi
`;
}

function fileLine(file: string): string {
  return `passphrase=$(head -n 1 ${shellWord(file)} | tr -d '\\r')\n`;
}

function frameLines(facts: LegacyFacts): readonly string[] {
  const { token, payload } = facts;
  const length = new TextEncoder().encode(payload).length;
  const tokenBlock = `${hex(token.length / 2, 2)}${token}`;
  const text = `printf %s ${shellText(payload)}`;
  const identifier = hex(IDENTIFIER, 4);
  const expiration = frameExpiration(facts);
  switch (facts.command) {
    case 0:
      return [`hex 00${tokenBlock}`, `hex ${hex(length, 2)}`, text];
    case 1: {
      const inADay = `"$(printf %08x $(($(date +%s) + 86400)))"`;
      return [
        `hex 01${identifier} # command 1, identifier`,
        `hex ${expiration === null ? inADay : hex(expiration, 4)} # expiration`,
        `hex ${tokenBlock}`,
        `hex ${hex(length, 2)}`,
        text,
      ];
    }
    case 2: {
      const dated = expiration === null ? [] : [`hex 040004${hex(expiration, 4)} # item 4, expiration`];
      const items = 3 + token.length / 2 + 3 + length + 7 + 7 * dated.length + 4;
      return [
        `hex 02${hex(items, 4)} # command 2, length of all items`,
        `hex 01${tokenBlock} # item 1, token`,
        `hex 02${hex(length, 2)} # item 2, payload`,
        text,
        `hex 030004${identifier} # item 3, identifier`,
        ...dated,
        `hex 050001${hex(framePriority(facts), 1)} # item 5, priority`,
      ];
    }
  }
}

/** A number of the protocol, its highest byte first. */
function hex(value: number, bytes: number): string {
  return value.toString(16).padStart(2 * bytes, '0');
}
