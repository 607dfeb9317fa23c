import { headerFields } from './header-fields.ts';
import { phpText } from './literals.ts';
import {
  authority,
  CLOSED,
  devicePath,
  frameExpiration,
  framePriority,
  type Heading,
  IDENTIFIER,
  type LegacyFacts,
  origin,
  QUIET_MS,
  type RequestFacts,
  SENT,
  type SigningKeyFile,
  STATUS_WORDS,
} from './request-facts.ts';

/** A program for PHP's curl extension that sends one notification over HTTP/2. */
export function phpHttp2Program(facts: RequestFacts, heading: Heading): string {
  const { caFile, credential, payload } = facts;
  const fields = headerFields(facts).map(([name, value]) => phpText(`${name}: ${value}`));
  const proof = credential.kind === 'token-key' ? ["'authorization: bearer ' . $token"] : [];
  const options = [
    'CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_2TLS',
    ...(caFile === null ? [] : [`CURLOPT_CAINFO => ${phpText(caFile)}`]),
    ...(credential.kind === 'certificate' ? certificateOptions(credential) : []),
    `CURLOPT_HTTPHEADER => [\n        ${[...fields, ...proof].join(',\n        ')},\n    ]`,
    'CURLOPT_POSTFIELDS => $payload',
    'CURLOPT_RETURNTRANSFER => true',
    'CURLOPT_TIMEOUT => 30',
  ];
  return `${head(heading)}
$payload = ${phpText(payload)};
${credential.kind === 'token-key' ? tokenLines(credential) : ''}
$push = curl_init(${phpText(origin(facts) + devicePath(facts))});
curl_setopt_array($push, [
${options.map((option) => `    ${option},`).join('\n')}
]);
$answer = curl_exec($push);
if ($answer === false) {
    fwrite(STDERR, curl_error($push) . "\\n");
    exit(1);
}
$status = curl_getinfo($push, CURLINFO_RESPONSE_CODE);
echo $status, ' ', $answer, "\\n";
exit($status === 200 ? 0 : 1);
`;
}

type Certificate = LegacyFacts['credential'];

/** Without a file OpenSSL itself asks for the passphrase, on the terminal. */
function certificateOptions({ pemFile, passphraseFile }: Certificate): readonly string[] {
  return [
    `CURLOPT_SSLCERT => ${beside(pemFile)}`,
    ...(passphraseFile === null ? [] : [`CURLOPT_SSLCERTPASSWD => ${firstLine(passphraseFile)}`]),
  ];
}

function tokenLines({ p8File, keyId, teamId }: SigningKeyFile): string {
  return `
// A provider token. Send with the same one for 20 to 60 minutes.
$base64url = fn(string $bytes): string => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
$unsigned = $base64url(json_encode(['alg' => 'ES256', 'kid' => ${phpText(keyId)}])) . '.'
    . $base64url(json_encode(['iss' => ${phpText(teamId)}, 'iat' => time()]));
if (!openssl_sign($unsigned, $der, file_get_contents(${beside(p8File)}), OPENSSL_ALGO_SHA256)) {
    exit(1);
}
// openssl wraps the two numbers of a signature in ASN.1; a token has them as 32 bytes each.
$first = substr($der, 4, ord($der[3]));
$second = substr($der, 6 + strlen($first));
$pad = fn(string $number): string => str_pad(ltrim($number, "\\0"), 32, "\\0", STR_PAD_LEFT);
$token = $unsigned . '.' . $base64url($pad($first) . $pad($second));
`;
}

/** A program for PHP's streams that sends one notification over the binary protocol. */
export function phpLegacyProgram(facts: LegacyFacts, heading: Heading): string {
  const { caFile, credential, token, payload } = facts;
  const { pemFile, passphraseFile } = credential;
  const options = [
    ...(caFile === null ? [] : [`'cafile' => ${phpText(caFile)}`]),
    `'local_cert' => ${beside(pemFile)}`,
    ...(passphraseFile === null ? [] : [`'passphrase' => ${firstLine(passphraseFile)}`]),
  ];
  return `${head(heading)}
$payload = ${phpText(payload)};

$context = stream_context_create(['ssl' => [
${options.map((option) => `    ${option},`).join('\n')}
]]);
$gateway = stream_socket_client(${phpText(`ssl://${authority(facts)}`)}, $code, $error, 10, STREAM_CLIENT_CONNECT, $context);
if ($gateway === false) {
    fwrite(STDERR, "The gateway was not reached: $error\\n");
    exit(1);
}

// pack: C is one byte, n two and N four, the highest first.
$token = hex2bin(${phpText(token)});
${frameLines(facts)}
if (fwrite($gateway, $frame) !== strlen($frame)) {
    exit(1);
}

// Silence is success; a refusal is six bytes: 8, a status, the identifier; or the end of the connection alone.
${STATUS_WORDS.map((line) => `// ${line}`).join('\n')}
stream_set_timeout($gateway, ${Math.floor(QUIET_MS / 1000)}, ${(QUIET_MS % 1000) * 1000});
$packet = (string) stream_get_contents($gateway, 6);
if (strlen($packet) === 6) {
    echo 'Refused with status ', ord($packet[1]), "\\n";
    exit(1);
}
if (!stream_get_meta_data($gateway)['timed_out']) {
    echo "${CLOSED}\\n";
    exit(1);
}
echo "${SENT}\\n";
`;
}

function frameLines(facts: LegacyFacts): string {
  const expiration = frameExpiration(facts);
  const blocks = `pack('n', strlen($token)) . $token . pack('n', strlen($payload)) . $payload`;
  switch (facts.command) {
    case 0:
      return `$frame = pack('C', 0) . ${blocks}; // command 0`;
    case 1:
      return `// Command 1: the identifier and the expiration, then the token and the payload.
$frame = pack('CNN', 1, ${IDENTIFIER}, ${expiration ?? 'time() + 86400'}) . ${blocks};`;
    case 2:
      return `// Command 2: its length, then items of an id, a length and a value.
$items = pack('Cn', 1, strlen($token)) . $token
    . pack('Cn', 2, strlen($payload)) . $payload
    . pack('CnN', 3, 4, ${IDENTIFIER})
${expiration === null ? '' : `    . pack('CnN', 4, 4, ${expiration})\n`}    . pack('CnC', 5, 1, ${framePriority(facts)});
$frame = pack('CN', 2, strlen($items)) . $items;`;
  }
}

function head({ title, before }: Heading): string {
  // A path could hold PHP's end mark, which ends a comment too; a shell joins quoted parts.
  const commands = [...before, 'php push.php'].map((command) => `// ${command.replaceAll('?>', "?''>")}`);
  return `<?php
// ${title} Save it as push.php; then, in its folder:
${commands.join('\n')}
`;
}

function beside(file: string): string {
  return `__DIR__ . ${phpText(`/${file}`)}`;
}

function firstLine(file: string): string {
  return `rtrim(file_get_contents(${phpText(file)}), "\\r\\n")`;
}
