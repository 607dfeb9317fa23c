import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makePushFiles, makeServerFiles } from '../../support/openssl-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { listenTls } from '../../support/tls-servers.ts';
import { run, start } from './cli-bench.ts';

const TOKEN = '1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90';
const TUPLE = Buffer.from(`6553f1000020${TOKEN}`, 'hex');

const dir = temporaryFolder();
const server = makeServerFiles(dir);
const push = makePushFiles(dir);
const ck = join(dir, 'ck.pem');
writeFileSync(ck, push.certificatePem + push.keyPem, { mode: 0o600 });

/** The arguments that read a service which does `serve` to those with a certificate. */
async function argumentsFor(serve: (socket: TLSSocket) => void): Promise<string[]> {
  const running = await listenTls(server, (socket) => serve(socket.resume()), {
    requestCert: true,
    rejectUnauthorized: false,
  });
  onTestFinished(running.close);
  const where = ['--host', '127.0.0.1', '--port', String(running.port), '--ca', server.caFile];
  return ['feedback', '--credential', ck, ...where];
}

describe('feedback', () => {
  it('prints a line for each device, and ends with 0', async () => {
    const argv = await argumentsFor((socket) => socket.end(Buffer.concat([TUPLE, TUPLE])));
    const { status, stdout, stderr } = await run(argv);
    expect(status).toBe(0);
    const line = `{"timestamp":"2023-11-14T22:13:20.000Z","token":"${TOKEN}"}\n`;
    expect(stdout).toBe(line + line);
    expect(stderr).toMatch(/2 devices/);
  });

  it('prints nothing for an empty list, and says so', async () => {
    const argv = await argumentsFor((socket) => socket.end());
    expect(await run(argv)).toMatchObject({ status: 0, stdout: '', stderr: expect.stringMatching(/list is empty/) });
  });

  it('ends with 3 when the list is cut short; what came before is printed', async () => {
    const argv = await argumentsFor((socket) => socket.end(Buffer.concat([TUPLE, TUPLE.subarray(0, 9)])));
    const { status, lines, stderr } = await run(argv);
    expect(status).toBe(3);
    expect(lines).toMatchObject([{ token: TOKEN }, { problem: { code: 'answer-malformed', cut: true } }]);
    expect(stderr).toMatch(/cut short/);
  });

  it('ends with 3 when the service says nothing for the time limit', async () => {
    const argv = await argumentsFor(() => undefined);
    const { status, lines } = await run([...argv, '--timeout', '0.5']);
    expect(status).toBe(3);
    expect(lines).toMatchObject([{ problem: { code: 'no-answer' } }]);
  });

  it('ends with 130 when it is interrupted; what came before is printed', async () => {
    const running = start(await argumentsFor((socket) => socket.write(TUPLE)));
    await running.line(() => true);
    running.interrupt();
    const { status, lines } = await running.ended;
    expect(status).toBe(130);
    expect(lines).toMatchObject([{ token: TOKEN }, { problem: { code: 'cancelled' } }]);
  });

  it.each(['sandbox', 'production'])('says that Apple retired its %s service: status 3', async (environment) => {
    const { status, lines } = await run(['feedback', '--credential', ck, '--env', environment, '--timeout', '2']);
    expect(status).toBe(3);
    const host = environment === 'sandbox' ? 'feedback.sandbox.push.apple.com' : 'feedback.push.apple.com';
    expect(lines).toMatchObject([{ problem: { code: 'retired-by-apple', host, port: 2196 } }]);
  });

  it('takes port 2196 when none is given', async () => {
    const { status, stderr } = await run(['feedback', '--credential', ck, '--host', 'no-such-host.invalid']);
    expect(status).toBe(3);
    expect(stderr).toMatch(/no-such-host\.invalid port 2196/);
  });

  it.each([
    [['feedback', '--credential', ck], /no target/],
    [['feedback', '--host', '127.0.0.1'], /no credential/],
    [['feedback', '--credential', ck, '--host', 'h', '--protocol', 'http2'], /legacy/],
  ])('%j is wrong usage', async (argv, detail) => {
    const { status, lines } = await run(argv);
    expect(status).toBe(2);
    expect(lines).toMatchObject([{ problem: { code: 'usage', detail: expect.stringMatching(detail) } }]);
  });

  it('has help with examples', async () => {
    const { status, stdout } = await run(['feedback', '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/default: 2196/);
    expect(stdout).toMatch(/Examples:/);
    expect(stdout).not.toMatch(/quiet/);
  });
});
