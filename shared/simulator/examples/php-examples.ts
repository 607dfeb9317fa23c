import { type ExampleFacts, PEM_FILE, pemCommand, pushAddress } from './example-facts.ts';

/** A program for PHP's curl extension over HTTP/2, with the demo certificate. */
export function phpHttp2Example(facts: ExampleFacts): string {
  const { ca, demo, topic } = facts;
  return `${head('PHP with its curl extension', facts)}
$push = curl_init(${quoted(pushAddress(facts))});
curl_setopt_array($push, [
    CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_2TLS,
    CURLOPT_CAINFO => ${quoted(ca)},
    CURLOPT_SSLCERT => __DIR__ . '/${PEM_FILE}',
    CURLOPT_SSLCERTPASSWD => rtrim(file_get_contents(${quoted(demo.passphraseFile)})),
    CURLOPT_HTTPHEADER => [${quoted(`apns-topic: ${topic}`)}, 'apns-push-type: alert'],
    CURLOPT_POSTFIELDS => json_encode(['aps' => ['alert' => ['title' => 'Hello', 'body' => 'From PHP']]]),
    CURLOPT_RETURNTRANSFER => true,
]);
$answer = curl_exec($push);
if ($answer === false) {
    fwrite(STDERR, curl_error($push) . "\\n");
    exit(1);
}
echo curl_getinfo($push, CURLINFO_RESPONSE_CODE), ' ', $answer, "\\n";
`;
}

/** A program for PHP's streams and the binary protocol, command 2, with the demo certificate. */
export function phpLegacyExample(facts: ExampleFacts): string {
  const { ca, demo, host, legacyPort, token } = facts;
  return `${head('PHP and the legacy binary protocol', facts)}
$context = stream_context_create(['ssl' => [
    'cafile' => ${quoted(ca)},
    'local_cert' => __DIR__ . '/${PEM_FILE}',
    'passphrase' => rtrim(file_get_contents(${quoted(demo.passphraseFile)})),
]]);
$gateway = stream_socket_client(${quoted(`ssl://${host}:${legacyPort}`)}, $code, $error, 10, STREAM_CLIENT_CONNECT, $context);
if ($gateway === false) {
    fwrite(STDERR, "The gateway was not reached: $error\\n");
    exit(1);
}

// Command 2: its length, then items of an id, a length and a value.
$token = hex2bin(${quoted(token)});
$payload = json_encode(['aps' => ['alert' => ['title' => 'Hello', 'body' => 'From PHP']]]);
$items = pack('Cn', 1, strlen($token)) . $token
    . pack('Cn', 2, strlen($payload)) . $payload
    . pack('CnN', 3, 4, 1)
    . pack('CnN', 4, 4, time() + 86400)
    . pack('CnC', 5, 1, 10);
fwrite($gateway, pack('CN', 2, strlen($items)) . $items);

// Silence is success; a refusal is six bytes, the second of them its status.
stream_set_timeout($gateway, 1, 500000);
$packet = fread($gateway, 6);
echo is_string($packet) && strlen($packet) === 6 ? 'refused with status ' . ord($packet[1]) : 'accepted', "\\n";
fclose($gateway);
`;
}

function head(what: string, facts: ExampleFacts): string {
  // A path could hold PHP's end mark, which ends a comment too; a shell joins quoted parts.
  const command = pemCommand(facts).replaceAll('?>', "?''>");
  return `<?php
// ${what} to Pushbench's simulator. Save it as push.php; then, in its folder (on Windows, in Git Bash):
// ${command}
// php push.php`;
}

/** A string literal of PHP in which nothing is replaced. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
