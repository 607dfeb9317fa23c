import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Program } from './program.ts';
import { PAYLOAD, PRIORITY, PUSH_TYPE } from './programs/pushes.ts';
import { tokenOf } from './programs/tokens.ts';

const WARM_UP = 20_000;
const COUNT = 60_000;
const TOKENS = 1_000;
/** One connection with as many streams open as most clients of APNs have. */
const LOAD = ['--clients=1', '--max-concurrent-streams=100', '--threads=1'];

const execute = promisify(execFile);

/** How many notifications a second a server takes from h2load, after a warm-up. */
export async function measureUnderLoad(server: Program): Promise<number> {
  const { port } = await server.next('listening');
  const folder = await mkdtemp(join(tmpdir(), 'pushbench-h2load-'));
  try {
    const [body, addresses] = [join(folder, 'body'), join(folder, 'addresses')];
    const tokens = Array.from({ length: TOKENS }, (_, n) => `https://127.0.0.1:${port}/3/device/${tokenOf(n)}`);
    await writeFile(body, PAYLOAD);
    await writeFile(addresses, `${tokens.join('\n')}\n`);
    const headers = [
      `authorization: bearer ${providerToken()}`,
      'apns-topic: com.example.weather',
      `apns-push-type: ${PUSH_TYPE}`,
      `apns-priority: ${PRIORITY}`,
    ];
    const args = [...LOAD, ...headers.map((line) => `--header=${line}`), `--data=${body}`, `--input-file=${addresses}`];
    await load(args, WARM_UP);
    return await load(args, COUNT);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function load(args: readonly string[], count: number): Promise<number> {
  const { stdout } = await execute('h2load', [...args, `--requests=${count}`]);
  const accepted = Number(/status codes: (\d+) 2xx/.exec(stdout)?.[1] ?? 0);
  const rate = Number(/finished in [^,]+, ([\d.]+) req\/s/.exec(stdout)?.[1] ?? 0);
  if (accepted !== count) throw new Error(`${count - accepted} of ${count} were not accepted`);
  return rate;
}

/** h2load shows no certificate. Its token is of the right form, of now, and signed by nobody: the simulator is not strict. */
function providerToken(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: '7XK2A9QPLM', iat: Math.floor(Date.now() / 1000) };
  return `${part({ alg: 'ES256', kid: 'ABC123DEFG' })}.${part(claims)}.${Buffer.alloc(64, 1).toString('base64url')}`;
}
