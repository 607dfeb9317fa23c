import { headerFields } from './header-fields.ts';
import { pythonText } from './literals.ts';
import {
  authority,
  type CertificateFile,
  CLOSED,
  devicePath,
  frameExpiration,
  framePriority,
  type Heading,
  IDENTIFIER,
  type LegacyFacts,
  QUIET_MS,
  type RequestFacts,
  SENT,
  type SigningKeyFile,
  STATUS_WORDS,
} from './request-facts.ts';

/** A program for Python 3 with the package h2 that sends one notification over HTTP/2. */
export function pythonHttp2Program(facts: RequestFacts, heading: Heading): string {
  const { credential, host, port, payload } = facts;
  const isKey = credential.kind === 'token-key';
  const modules = isKey ? ['base64', 'json', 'socket', 'ssl', 'sys', 'time'] : ['socket', 'ssl', 'sys'];
  const packages = isKey ? 'h2 cryptography' : 'h2';
  const fields = [
    "(':method', 'POST')",
    "(':scheme', 'https')",
    `(':authority', ${pythonText(authority(facts))})`,
    `(':path', '${devicePath(facts)}')`,
    ...headerFields(facts).map(([name, value]) => `('${name}', ${pythonText(value)})`),
    ...(isKey ? ["('authorization', f'bearer {token}')"] : []),
  ];
  return `${head(heading, [`pip install ${packages}  # Debian: apt install ${packages.replace(/\w+/g, 'python3-$&')}`])}
${modules.map((name) => `import ${name}`).join('\n')}

${isKey ? SIGNING_IMPORTS : ''}import h2.config
import h2.connection
import h2.events

payload = ${pythonText(payload)}.encode()
${isKey ? tokenLines(credential) : ''}
${contextLines(facts)}
context.set_alpn_protocols(['h2'])
server = context.wrap_socket(socket.create_connection((${pythonText(host)}, ${port}), 10), server_hostname=${pythonText(host)})
if server.selected_alpn_protocol() != 'h2':
    sys.exit('The server does not speak HTTP/2')

connection = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding='utf-8'))
connection.initiate_connection()
connection.send_headers(1, [
${fields.map((field) => `    ${field},`).join('\n')}
], end_stream=payload == b'')

unsent, headers, answer, ended, trouble = payload, {}, b'', False, None
while not ended:
    # The server says how long a frame may be and how many bytes it has room for; it asks for the rest later.
    while unsent and trouble is None:
        room = min(connection.max_outbound_frame_size, connection.local_flow_control_window(1))
        if room <= 0:
            break
        connection.send_data(1, unsent[:room], end_stream=len(unsent) <= room)
        unsent = unsent[room:]
    server.sendall(connection.data_to_send())
    try:
        received = server.recv(65536)
    except socket.timeout:
        sys.exit(trouble or 'No answer within 10 s')
    if not received:
        sys.exit(trouble or 'The connection was closed without an answer')
    for event in connection.receive_data(received):
        if isinstance(event, h2.events.ResponseReceived):
            headers = dict(event.headers)
        elif isinstance(event, h2.events.DataReceived):
            answer += event.data
        elif isinstance(event, h2.events.StreamEnded):
            ended = True
        elif isinstance(event, h2.events.StreamReset):
            trouble = f'The request was reset: {event.error_code}'
            server.settimeout(0.5)  # What the server says of it may come after it.
        elif isinstance(event, h2.events.ConnectionTerminated) and not ended:
            # APNs says here what is wrong with a certificate. h2 reads nothing that comes after it.
            sys.exit(f'The connection was ended: {event.additional_data or event.error_code}')
print(headers[':status'], headers.get('apns-id'), answer.decode())
sys.exit(0 if headers[':status'] == '200' else 1)
`;
}

const SIGNING_IMPORTS = `from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
`;

function tokenLines({ p8File, keyId, teamId }: SigningKeyFile): string {
  return `

def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b'=')


# A provider token. Send with the same one for 20 to 60 minutes.
with open(${pythonText(p8File)}, 'rb') as file:
    key = serialization.load_pem_private_key(file.read(), password=None)
unsigned = b'.'.join([
    base64url(json.dumps({'alg': 'ES256', 'kid': ${pythonText(keyId)}}).encode()),
    base64url(json.dumps({'iss': ${pythonText(teamId)}, 'iat': int(time.time())}).encode()),
])
# The library wraps the two numbers of a signature in ASN.1; a token has them as 32 bytes each.
numbers = utils.decode_dss_signature(key.sign(unsigned, ec.ECDSA(hashes.SHA256())))
signature = b''.join(number.to_bytes(32, 'big') for number in numbers)
token = (unsigned + b'.' + base64url(signature)).decode()
`;
}

/** A program for Python 3 with its own library that sends one notification over the binary protocol. */
export function pythonLegacyProgram(facts: LegacyFacts, heading: Heading): string {
  const { host, port, token, payload } = facts;
  return `${head(heading, [])}
import socket
import ssl
import struct
import sys
${facts.command === 1 && facts.headers.expiration === null ? 'import time\n' : ''}
payload = ${pythonText(payload)}.encode()
token = bytes.fromhex('${token}')

# struct: > puts the highest byte first; B is one byte, H two and I four.
${frameLines(facts)}

${contextLines(facts)}
gateway = context.wrap_socket(socket.create_connection((${pythonText(host)}, ${port}), 10), server_hostname=${pythonText(host)})
gateway.sendall(frame)

# Silence is success; a refusal is six bytes: 8, a status, the identifier; or the end of the connection alone.
${STATUS_WORDS.map((line) => `# ${line}`).join('\n')}
gateway.settimeout(${QUIET_MS / 1000})
packet = b''
try:
    while len(packet) < 6:
        part = gateway.recv(6 - len(packet))
        if not part:
            print('${CLOSED}')
            sys.exit(1)
        packet += part
except socket.timeout:
    print('${SENT}')
    sys.exit(0)
print(f'Refused with status {packet[1]}')
sys.exit(1)
`;
}

function frameLines(facts: LegacyFacts): string {
  const expiration = frameExpiration(facts);
  const block = (name: string) => `struct.pack('>H', len(${name})) + ${name}`;
  switch (facts.command) {
    case 0:
      return `frame = struct.pack('>B', 0) + ${block('token')} + ${block('payload')}  # command 0`;
    case 1:
      return `# Command 1: the identifier and the expiration, then the token and the payload.
frame = struct.pack('>BII', 1, ${IDENTIFIER}, ${expiration ?? 'int(time.time()) + 86400'}) + ${block('token')} + ${block('payload')}`;
    case 2:
      return `# Command 2: its length, then items of an id, a length and a value.
items = struct.pack('>BH', 1, len(token)) + token
items += struct.pack('>BH', 2, len(payload)) + payload
items += struct.pack('>BHI', 3, 4, ${IDENTIFIER})  # identifier
${expiration === null ? '' : `items += struct.pack('>BHI', 4, 4, ${expiration})  # expiration\n`}items += struct.pack('>BHB', 5, 1, ${framePriority(facts)})  # priority
frame = struct.pack('>BI', 2, len(items)) + items`;
  }
}

/** Whom to trust and, with a certificate, what to show; without a file OpenSSL itself asks for the passphrase. */
function contextLines({ caFile, credential }: RequestFacts): string {
  const context = `context = ssl.create_default_context(${caFile === null ? '' : `cafile=${pythonText(caFile)}`})`;
  return credential.kind === 'certificate' ? `${context}\n${chainLine(credential)}` : context;
}

function chainLine({ pemFile, passphraseFile }: CertificateFile): string {
  const pem = pythonText(pemFile);
  if (passphraseFile === null) return `context.load_cert_chain(${pem})`;
  return `with open(${pythonText(passphraseFile)}) as file:
    context.load_cert_chain(${pem}, password=file.readline().rstrip('\\r\\n'))`;
}

function head({ title, before }: Heading, install: readonly string[]): string {
  const commands = [...before, ...install, 'python3 push.py'];
  return `# ${title} Save it as push.py; then, in its folder:
${commands.map((command) => `# ${command}`).join('\n')}`;
}
