/** Help that commander does not make by itself: an overview, and examples for each command. */

export const OVERVIEW = `
Typical use:
  pushbench inspect aps_development.cer Push.p12
  pushbench convert --credential aps_development.cer --credential Push.p12 --out ck.pem --no-key-encryption
  pushbench test    --credential ck.pem --env sandbox
  pushbench send    --credential ck.pem --env sandbox --token 1b14…7d90 --alert 'Hello'

No Apple account, no network? Run “pushbench simulate” in one terminal; it prints the command for the other.

Passphrases come from --passphrase-file, from the variable PUSHBENCH_PASSPHRASE, or from a prompt.
Exit status: 0 all well, 1 APNs or the check said no, 2 wrong usage or input, 3 no answer, 70 fault in Pushbench,
130 stopped by Ctrl-C. “pushbench COMMAND --help” tells more.
`;

export const EXAMPLES = {
  inspect: `
Examples:
  pushbench inspect aps_development.cer Push.p12
  pushbench inspect ck.pem --expires-within 30 --json

Exit status 1 when something is wrong with the credential, 2 when a file cannot be read.
`,
  convert: `
Examples:
  pushbench convert --credential aps_development.cer --credential Push.p12 --out ck.pem --no-key-encryption
  pushbench convert --credential aps.cer --credential Push.p12 --passphrase-file push.pass \\
    --out ck.pem --cert-out PushChatCert.pem --key-out PushChatKey.pem --key-passphrase-file new.pass

  pushbench convert --credential ck.pem --out Push.p12 --legacy-cipher --key-passphrase-file new.pass

All files are written or none. Files with the key can be read by you alone (mode 0600). A .p12 is encrypted with
AES-256, which OpenSSL 3, Node and most servers open; --legacy-cipher makes one that Keychain Access opens.
`,
  csr: `
Example:
  pushbench csr --common-name 'Jo Bloggs' --email jo@example.com --out-dir push --key-passphrase-file push.pass

Both files are written or none. Upload the request to Apple; the .cer you get fits push.key, days later too:
  pushbench convert --credential aps.cer --credential push/push.key --out ck.pem --no-key-encryption
`,
  test: `
Examples:
  pushbench test --env sandbox
  pushbench test --env production --port 2197 --credential ck.pem
  pushbench test --env sandbox --credential AuthKey_ABC123DEFG.p8 --team-id 7XK2A9QPLM --probe --topic com.example.app
  pushbench test --env sandbox --proxy http://proxy.example:3128
  pushbench test --host localhost --port 2195 --protocol legacy --ca ca.pem --credential ck.pem --json

The server's certificate is judged before yours is shown. Apple retired its legacy gateways on 31 March 2021;
“--protocol legacy” works with the simulator and with gateways of your own.
`,
  send: `
Examples:
  pushbench send --credential ck.pem --env sandbox --token 1b14…7d90 --alert 'Hello'
  pushbench send --credential ck.pem --env production --tokens devices.txt --payload message.json --push-type alert
  pushbench send --credential ck.pem --host localhost --port 2195 --protocol legacy --ca ca.pem \\
    --command 2 --token 1b14…7d90 --title 'Rain' --alert 'From 5 pm' --badge 1 --json

devices.txt holds a token and, if you like, a label on each line; blank lines and lines with # are skipped.
“Accepted” means that APNs took it, never that the device showed it. Exit status 1 for a rejection, 3 for no answer.
`,
  feedback: `
Examples:
  pushbench feedback --credential ck.pem --host localhost --port 2196 --ca ca.pem
  pushbench feedback --credential ck.pem --host localhost --ca ca.pem > gone.jsonl

A line for each device: { "timestamp": "2023-11-14T22:13:20.000Z", "token": "1b14…7d90" }, the time at which the app was
found gone. Reading clears the list at the service. Apple retired its feedback service on 31 March 2021; over HTTP/2 a
device without the app is answered with 410. This works with the simulator and with services of your own.
`,
  token: `
Examples:
  pushbench token --credential AuthKey_ABC123DEFG.p8 --team-id 7XK2A9QPLM
  pushbench token --check eyJhbGciOiJFUzI1NiIs…
  pushbench token --check eyJhbGciOiJFUzI1NiIs… --credential AuthKey_ABC123DEFG.p8 --team-id 7XK2A9QPLM

The token goes into the header “authorization: bearer TOKEN”. APNs takes it for an hour, and wants it reused for 20 minutes
at least. Exit status 1 when a checked token would be refused.
`,
  simulate: `
Examples:
  pushbench simulate
  pushbench simulate --http2-port 0 --legacy-port 0 --feedback-port 0 --ready-file ready.json --expect 1 --timeout 30
  pushbench simulate --rules rules.json

rules.json provokes answers:
  { "rules": [ { "match": { "token": "1b14…7d90" }, "answer": { "reason": "Shutdown" }, "times": 1 },
               { "answer": { "legacyStatus": 8 } } ] }

The first line is { "event": "ready", … }, with the ports, the CA file to trust and a demo credential; then a line for
each notification, connection and problem. Ctrl-C ends it with exit status 0.
`,
} as const;
