import type { BenchFiles } from './files.ts';
import { measureUnderLoad } from './h2load.ts';
import { Program } from './program.ts';
import type { Setup } from './programs/parent.ts';

/** What is compared. The first contestant is ours; the others are named as in `out/bench.json`. */
export type Row = {
  readonly name: string;
  readonly unit: string;
  readonly others: readonly string[];
  readonly open: (files: BenchFiles) => Promise<OpenRow>;
};

/** A row whose server runs. `measure` gives how many a second the contestant managed, and fails when any was lost. */
export type OpenRow = {
  readonly measure: (contestant: string) => Promise<number>;
  readonly close: () => Promise<void>;
};

export const OURS = 'ours';

export const ROWS: readonly Row[] = [
  http2Row('http2-send-0ms', 0),
  http2Row('http2-send-50ms', 50),
  {
    name: 'legacy-send',
    unit: 'notifications/s',
    others: ['frame-builder', 'apn-1.7.8'],
    open: openLegacy,
  },
  {
    name: 'simulator-http2',
    unit: 'notifications/s',
    others: ['bare-node'],
    open: async (files) => ({
      measure: (contestant) =>
        withProgram(contestant === OURS ? 'simulator-ours' : 'http2-server', serverSetup(files), measureUnderLoad),
      close: async () => {},
    }),
  },
  {
    name: 'p12-to-pem',
    unit: 'conversions/s',
    others: ['openssl-process'],
    open: async (files) => ({
      measure: (contestant) => {
        const counts = { warmUp: 30, count: 200 };
        return withProgram(
          contestant === OURS ? 'p12-ours' : 'p12-openssl',
          clientSetup(files, 0, counts),
          rateOf(200),
        );
      },
      close: async () => {},
    }),
  },
];

const PUSHES = { warmUp: 10_000, count: 20_000 };
/** Frames take so little that there must be more of them for a time that can be measured. */
const FRAMES = { warmUp: 50_000, count: 200_000 };
/** It slows down with each notification that it remembers: of counts from 50,000 to 200,000 its fastest. */
const APN_FRAMES = { warmUp: 20_000, count: 50_000 };

function http2Row(name: string, delayMs: number): Row {
  return {
    name,
    unit: 'notifications/s',
    others: ['bare-node', 'node-apn', 'apns2'],
    open: async (files) => {
      const server = new Program('http2-server', { ...serverSetup(files), delayMs });
      const { port } = await server.next('listening');
      return {
        measure: (contestant) =>
          withProgram(`http2-${contestant}`, clientSetup(files, port, PUSHES), rateOf(PUSHES.count)),
        close: () => server.stop(),
      };
    },
  };
}

async function openLegacy(files: BenchFiles): Promise<OpenRow> {
  const sink = new Program('legacy-sink', serverSetup(files));
  const { port } = await sink.next('listening');
  return { measure, close: () => sink.stop() };

  /** The clock stops when the sink has the last frame: a client only knows that it has handed it over. */
  async function measure(contestant: string): Promise<number> {
    const [name, frames] =
      contestant === 'apn-1.7.8' ? (['legacy-apn', APN_FRAMES] as const) : ([`legacy-${contestant}`, FRAMES] as const);
    sink.send([frames.warmUp, frames.warmUp + frames.count]);
    await sink.next('counting');
    return withProgram(name, clientSetup(files, port, frames), async (client) => {
      await Promise.all([client.next('warm'), sink.next('reached')]);
      client.send('go');
      const [{ from, done }, { at }] = await Promise.all([client.next('done'), sink.next('reached')]);
      return rate(frames.count, done, from, at);
    });
  }
}

/** Lets a client run to its end, which measures itself. */
function rateOf(count: number): (client: Program) => Promise<number> {
  return async (client) => {
    await client.next('warm');
    client.send('go');
    const { from, to, done } = await client.next('done');
    return rate(count, done, from, to);
  };
}

function rate(count: number, done: number, from: string, to: string): number {
  if (done !== count) throw new Error(`${count - done} of ${count} were lost`);
  return count / (Number(BigInt(to) - BigInt(from)) / 1e9);
}

/** Each measurement has a fresh process, so that none inherits another's warmth or garbage. */
async function withProgram<T>(name: string, setup: Setup, work: (program: Program) => Promise<T>): Promise<T> {
  const program = new Program(name, setup);
  try {
    return await work(program);
  } finally {
    await program.stop();
  }
}

function serverSetup(files: BenchFiles): Setup {
  return { ...files.server, port: 0, delayMs: 0, warmUp: 0, count: 0 };
}

function clientSetup(files: BenchFiles, port: number, counts: Pick<Setup, 'warmUp' | 'count'>): Setup {
  return { ...files.client, port, delayMs: 0, ...counts };
}
