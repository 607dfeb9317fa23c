import { headerFields } from './header-fields.ts';
import { javascriptText } from './literals.ts';
import {
  type CertificateFile,
  CLOSED,
  devicePath,
  frameExpiration,
  framePriority,
  type Heading,
  IDENTIFIER,
  isAddress,
  type LegacyFacts,
  origin,
  QUIET_MS,
  type RequestFacts,
  SENT,
  type SigningKeyFile,
  STATUS_WORDS,
} from './request-facts.ts';

/** A program for Node 18 or newer that sends one notification over HTTP/2, with nothing but Node's own modules. */
export function nodeHttp2Program(facts: RequestFacts, heading: Heading): string {
  const { caFile, credential, payload } = facts;
  const isKey = credential.kind === 'token-key';
  const options = [...trustOptions(caFile), ...(isKey ? [] : ['cert: pem', 'key: pem', 'passphrase'])];
  const fields = headerFields(facts).map(([name, value]) => `  '${name}': ${javascriptText(value)},`);
  const imports = [
    ...(isKey ? ["import { sign } from 'node:crypto';"] : []),
    "import { readFileSync } from 'node:fs';",
    "import { connect } from 'node:http2';",
    ...(isKey ? [] : questionImports(credential)),
  ];
  return `${head(heading)}
${imports.join('\n')}

const payload = ${javascriptText(payload)};
${isKey ? tokenLines(credential) : certificateLines(credential)}
let ended = '';
const fail = (why) => {
  console.error(\`\${why instanceof Error ? why.message : why}\${ended}\`);
  process.exit(1);
};
setTimeout(fail, 30_000, 'No answer within 30 s').unref();

const session = connect(${[javascriptText(origin(facts)), ...(options.length === 0 ? [] : [`{\n${listed(options)}\n}`])].join(', ')});
session.on('error', fail);
// APNs says here what is wrong with a certificate.
session.on('goaway', (code, last, reason) => {
  ended = \`. The connection was ended: \${reason ?? code}\`;
});
const request = session.request({
  ':method': 'POST',
  ':path': '${devicePath(facts)}',
${fields.join('\n')}${isKey ? `\n  authorization: \`bearer \${token}\`,` : ''}
});
// What the server says of it may come after it.
request.on('error', (error) => setTimeout(fail, 500, error));
let headers = {};
let answer = '';
request.on('response', (received) => {
  headers = received;
});
request.setEncoding('utf8').on('data', (part) => {
  answer += part;
});
request.on('end', () => {
  console.log(\`\${headers[':status']} \${headers['apns-id']} \${answer}\`);
  process.exitCode = headers[':status'] === 200 ? 0 : 1;
  session.close();
});
request.end(payload);
`;
}

function tokenLines({ p8File, keyId, teamId }: SigningKeyFile): string {
  return `
// A provider token. Send with the same one for 20 to 60 minutes.
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const issuedAt = Math.floor(Date.now() / 1000);
const unsigned = \`\${part({ alg: 'ES256', kid: ${javascriptText(keyId)} })}.\${part({ iss: ${javascriptText(teamId)}, iat: issuedAt })}\`;
const key = { key: readFileSync(${javascriptText(p8File)}), dsaEncoding: 'ieee-p1363' };
const token = \`\${unsigned}.\${sign('sha256', unsigned, key).toString('base64url')}\`;
`;
}

/** A program for Node 18 or newer that sends one notification over the binary protocol. */
export function nodeLegacyProgram(facts: LegacyFacts, heading: Heading): string {
  const { caFile, credential, host, port, token, payload } = facts;
  const address = [`host: ${javascriptText(host)}`, `port: ${port}`];
  const name = isAddress(facts) ? [] : [`servername: ${javascriptText(host)}`];
  const options = [...address, ...name, ...trustOptions(caFile), 'cert: pem', 'key: pem', 'passphrase'];
  return `${head(heading)}
import { readFileSync } from 'node:fs';
import { connect } from 'node:tls';
${questionImports(credential).join('\n')}

const payload = Buffer.from(${javascriptText(payload)});
const token = Buffer.from('${token}', 'hex');
${certificateLines(credential)}
// Every number of the protocol has its highest byte first.
const number = (value, bytes) => Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex');
const block = (value) => Buffer.concat([number(value.length, 2), value]);
${frameLines(facts)}

const end = (said, status) => {
  console.log(said);
  process.exit(status);
};
const gateway = connect({
${listed(options)}
});
const giveUp = setTimeout(end, 10_000, 'Not connected within 10 s', 1);
gateway.on('error', (error) => end(error.message, 1));
gateway.on('secureConnect', () => {
  clearTimeout(giveUp);
  gateway.write(frame);
  // Silence is success.
  setTimeout(end, ${QUIET_MS}, '${SENT}', 0);
});

// A refusal is six bytes: 8, a status, the identifier; or the end of the connection alone.
${STATUS_WORDS.map((line) => `// ${line}`).join('\n')}
let packet = Buffer.alloc(0);
gateway.on('data', (part) => {
  packet = Buffer.concat([packet, part]);
  if (packet.length >= 6) end(\`Refused with status \${packet[1]}\`, 1);
});
gateway.on('end', () => end('${CLOSED}', 1));
`;
}

function frameLines(facts: LegacyFacts): string {
  const expiration = frameExpiration(facts);
  switch (facts.command) {
    case 0:
      return 'const frame = Buffer.concat([number(0, 1), block(token), block(payload)]); // command 0';
    case 1:
      return `const identifier = number(${IDENTIFIER}, 4);
const expiration = number(${expiration ?? 'Math.floor(Date.now() / 1000) + 86_400'}, 4);
const frame = Buffer.concat([number(1, 1), identifier, expiration, block(token), block(payload)]); // command 1`;
    case 2:
      return `// Command 2: its length, then items of an id, a length and a value.
const item = (id, value) => Buffer.concat([number(id, 1), block(value)]);
const items = Buffer.concat([
  item(1, token),
  item(2, payload),
  item(3, number(${IDENTIFIER}, 4)), // identifier
${expiration === null ? '' : `  item(4, number(${expiration}, 4)), // expiration\n`}  item(5, number(${framePriority(facts)}, 1)), // priority
]);
const frame = Buffer.concat([number(2, 1), number(items.length, 4), items]);`;
  }
}

function listed(options: readonly string[]): string {
  return options.map((option) => `  ${option},`).join('\n');
}

function trustOptions(caFile: string | null): readonly string[] {
  return caFile === null ? [] : [`ca: readFileSync(${javascriptText(caFile)})`];
}

function questionImports({ passphraseFile }: CertificateFile): readonly string[] {
  if (passphraseFile !== null) return [];
  return ["import { createInterface } from 'node:readline/promises';", "import { Writable } from 'node:stream';"];
}

/** The certificate and key with what opens it. Node does not ask by itself. */
function certificateLines({ pemFile, passphraseFile }: CertificateFile): string {
  const reading = `const pem = readFileSync(${javascriptText(pemFile)}, 'utf8');`;
  if (passphraseFile !== null) {
    return `${reading}
const passphrase = readFileSync(${javascriptText(passphraseFile)}, 'utf8').replace(/\\r?\\n$/, '');
`;
  }
  return `
const ask = async () => {
  const unseen = new Writable({ write: (chunk, encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
  process.stderr.write('Passphrase of the key: ');
  const typed = await terminal.question('');
  terminal.close();
  console.error();
  return typed;
};
${reading}
const passphrase = pem.includes('ENCRYPTED') ? await ask() : undefined;
`;
}

function head({ title, before }: Heading): string {
  const commands = [...before, 'node push.mjs'];
  return `// ${title} Save it as push.mjs; then, in its folder:
${commands.map((command) => `// ${command}`).join('\n')}`;
}
