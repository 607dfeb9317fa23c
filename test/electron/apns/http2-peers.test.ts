import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { notifications, probe, send, temporaryFolder } from '../../support/apns-calls.ts';
import { isLeftOut } from '../../support/left-out.ts';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { localEndpoint, materialOf, runServer, type TestServer } from '../../support/tls-servers.ts';

/** HTTP/2 servers that others wrote: what holds against Node's own may be Node agreeing with itself. */

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const material = materialOf(makePushFiles(dir));
const extraCa = server.caPem;

const PYTHON = ['/usr/bin/python3', 'python3'].find((each) => spawnSync(each, ['-c', 'import h2']).status === 0);
const hasNghttpd = spawnSync('nghttpd', ['--version']).status === 0;

/** Answers 200 to even tokens and 410 to odd ones; refuses the first stream of the first connection that asks. */
const H2_SERVER = `
import json, socket, ssl, sys, threading
import h2.config, h2.connection, h2.events, h2.errors
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
context.load_verify_locations(sys.argv[3])
context.verify_mode = ssl.CERT_OPTIONAL if sys.argv[4] == 'trust' else ssl.CERT_NONE
context.set_alpn_protocols(['h2'])
listener = socket.create_server(('127.0.0.1', 0))
print('listening on', listener.getsockname()[1], flush=True)
refused = []
def serve(raw):
    try:
        sock = context.wrap_socket(raw, server_side=True)
        conn = h2.connection.H2Connection(config=h2.config.H2Configuration(client_side=False))
        conn.initiate_connection()
        sock.sendall(conn.data_to_send())
        paths, ended = {}, []
        while True:
            data = sock.recv(65536)
            if not data: return
            for event in conn.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    paths[event.stream_id] = dict(event.headers)[b':path'].decode()
                elif isinstance(event, h2.events.DataReceived):
                    conn.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                elif isinstance(event, h2.events.StreamEnded):
                    stream = event.stream_id
                    if not refused:
                        refused.append(stream)
                        conn.reset_stream(stream, h2.errors.ErrorCodes.REFUSED_STREAM)
                    elif int(paths[stream][-1], 16) % 2 == 0:
                        conn.send_headers(stream, [(':status', '200'), ('apns-id', 'PY-%d' % stream)], end_stream=True)
                    else:
                        conn.send_headers(stream, [(':status', '410'), ('apns-id', 'PY-%d' % stream)])
                        body = json.dumps({'reason': 'Unregistered', 'timestamp': 1700000000000}).encode()
                        conn.send_data(stream, body, end_stream=True)
            sock.sendall(conn.data_to_send())
    except (ssl.SSLError, OSError):
        pass
while True:
    raw, _ = listener.accept()
    threading.Thread(target=serve, args=(raw,), daemon=True).start()
`;

const until = (running: TestServer): TestServer => {
  onTestFinished(running.close);
  return running;
};

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}

describe.skipIf(isLeftOut(hasNghttpd))('nghttpd', () => {
  const run = async (): Promise<number> => {
    const port = await freePort();
    const args = ['-a', '127.0.0.1', '-v', String(port), server.key, server.certificate];
    return until(await runServer('nghttpd', args, { port, says: /listen 127/ })).port;
  };

  it('passes the connection test', async () => {
    const report = await probe(localEndpoint(await run()), { extraCa, material });
    expect(report.problem).toBeNull();
    expect(report.stages.at(-1)?.detail).toMatchObject({ kind: 'settings', maxConcurrentStreams: 100 });
  });

  it('answers each notification; that it is no APNs shows in the missing reason', async () => {
    const endpoint = localEndpoint(await run());
    const outcomes = await send({ endpoint, material, extraCa, concurrency: 1000, notifications: notifications(300) });
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ outcome: 'rejected', reason: null, apnsId: null });
    }
  });
});

describe.skipIf(isLeftOut(PYTHON !== undefined))('python3-h2', () => {
  const run = async (trust: 'trust' | 'any'): Promise<number> => {
    const args = ['-c', H2_SERVER, server.certificate, server.key, server.caFile, trust];
    return until(await runServer(PYTHON ?? 'python3', args, /listening on (\d+)/)).port;
  };

  it('answers each notification, and the one it refused is sent again', async () => {
    const endpoint = localEndpoint(await run('any'));
    const outcomes = await send({ endpoint, material, extraCa, notifications: notifications(40) });
    outcomes.forEach((outcome, index) => {
      const gone = { outcome: 'rejected', status: 410, reason: 'Unregistered', timestamp: '2023-11-14T22:13:20.000Z' };
      const taken = { outcome: 'accepted', status: 200, apnsId: expect.stringMatching(/^PY-\d+$/) };
      expect(outcome).toMatchObject((index + 1) % 2 === 0 ? taken : gone);
    });
  });

  it('that does not know the CA of the certificate refuses it with an alert', async () => {
    const report = await probe(localEndpoint(await run('trust')), { extraCa, material });
    expect(report.problem).toMatchObject({ code: 'credential-refused', alert: 48, sent: true });
    const bare = await probe(localEndpoint(await run('trust')), { extraCa });
    expect(bare.problem).toBeNull();
  });
});
