import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SimulatorState } from '../../../shared/ipc/simulator-state.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings/settings.ts';
import { type IpcBench, openIpcBench, type SimulatorOn } from '../../support/ipc-bench.ts';
import { demoIdentity, openHttp2, push } from '../../support/simulator.ts';

const TOKEN = 'ab'.repeat(32);
const withPorts = (ports: Partial<Settings['simulator']>): Settings => ({
  ...DEFAULT_SETTINGS,
  simulator: { ...DEFAULT_SETTINGS.simulator, ...ports },
});

/** A port that another program listens on. */
async function busyPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

async function started(bench: IpcBench): Promise<SimulatorOn> {
  const state = await bench.value('simulator:start', { whenBusy: 'fail' });
  if (state.status !== 'on') throw new Error(`the simulator is ${state.status}`);
  return state;
}

/** A client of the simulator that is not ours; ends with the test. */
async function client(state: SimulatorOn) {
  const ready = { ...state };
  const session = await openHttp2({ ready, caPem: readFileSync(state.ca, 'utf8') }, await demoIdentity({ ready }));
  onTestFinished(() => session.destroy());
  return {
    session,
    /** Sends one; gives the reason of the answer, null when it was taken. */
    next: async (token = TOKEN): Promise<string | null> => (await push(session, token)).body?.reason ?? null,
  };
}

describe('starting', () => {
  it('tells where it listens, by what it is reached, and how strict it is', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    await bench.value('settings:write', withPorts({ strict: true }));
    const state = await started(bench);
    expect(state).toMatchObject({ host: '127.0.0.1', strict: true, busyPorts: [], received: 0, armed: 0 });
    expect(new Set([state.http2Port, state.legacyPort, state.feedbackPort]).size).toBe(3);
    expect(readFileSync(state.ca, 'utf8')).toContain('BEGIN CERTIFICATE');
    expect(JSON.stringify(state)).not.toContain(readFileSync(state.demo.passphraseFile, 'utf8').trim());
    expect(Math.abs(Date.now() - Date.parse(state.startedAt))).toBeLessThan(60_000);
    expect(await bench.value('simulator:state')).toEqual(state);
  });

  it('on a busy port of the settings fails with the next free one, which is no other port of the settings', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const port = await busyPort();
    await bench.value('settings:write', withPorts({ http2Port: port, legacyPort: port + 1 }));
    const answer = await bench.ask('simulator:start', { whenBusy: 'fail' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'port-in-use', port, host: '127.0.0.1' } });
    const problem = answer.ok ? null : answer.problem;
    expect(await bench.value('simulator:state')).toEqual({ status: 'off', problem });
    const nextFree = problem?.code === 'port-in-use' ? problem.nextFree : null;
    expect(nextFree).toBeGreaterThan(port + 1);
    await bench.value('settings:write', withPorts({ http2Port: nextFree ?? 0 }));
    expect((await started(bench)).http2Port).toBe(nextFree);
  });

  it('on a busy port takes another where that is wanted, as for a try', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const port = await busyPort();
    await bench.value('settings:write', withPorts({ legacyPort: port }));
    const { simulator } = await bench.value('simulator:try');
    expect(simulator).toMatchObject({ status: 'on', busyPorts: [port] });
    await bench.value('simulator:stop');
    const state = await bench.value('simulator:start', { whenBusy: 'take-another' });
    expect(state).toMatchObject({ status: 'on', busyPorts: [port] });
  });

  it('does not begin with one port for two services, and says which', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    await bench.value('settings:write', withPorts({ legacyPort: 2_500, feedbackPort: 2_500 }));
    expect(await bench.ask('simulator:start', { whenBusy: 'take-another' })).toEqual({
      ok: false,
      problem: { code: 'port-given-twice', port: 2_500, services: ['legacy', 'feedback'] },
    });
  });
});

it('the page is told of what comes, in numbers and at most four times a second', async () => {
  const bench = await openIpcBench({ withDemoSet: true });
  const { next } = await client(await started(bench));
  const begun = performance.now();
  const before = bench.events.length;
  for (let sent = 0; sent < 200; sent += 1) await next();
  const state = await bench.simulatorUntil(({ received }) => received === 200);
  expect(state).toMatchObject({ open: { http2: 1, legacy: 0 }, feedbackWaiting: 0 });
  const told = bench.events.slice(before).filter(({ name }) => name === 'simulator:changed').length;
  expect(told).toBeLessThanOrEqual(Math.ceil((performance.now() - begun) / 250) + 1);
  expect(state.latest).toBe((await bench.value('simulator:journal', { after: 0, count: 1 }))?.latest);
});

describe('armed faults', () => {
  it('answer the next notification, are counted down, and can be disarmed', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const { next } = await client(await started(bench));
    const gone = { answer: { reason: 'Unregistered' }, times: 1 } as const;
    expect(await bench.value('simulator:arm', { rules: [gone] })).toMatchObject({ status: 'on', armed: 1 });
    expect(await next()).toBe('Unregistered');
    expect((await bench.simulatorUntil(({ armed }) => armed === 0)).received).toBe(1);
    expect(await next()).toBeNull();
    await bench.value('simulator:arm', { rules: [{ ...gone, match: { token: TOKEN } }] });
    expect(await next('cd'.repeat(32))).toBeNull();
    expect(await bench.value('simulator:arm', { rules: [] })).toMatchObject({ armed: 0 });
    expect(await next()).toBeNull();
  });

  it('are refused when they contradict themselves, or when nothing runs', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    expect(await bench.ask('simulator:arm', { rules: [] })).toMatchObject({ problem: { code: 'simulator-stopped' } });
    await started(bench);
    const both = { answer: { reason: 'Unregistered', legacyStatus: 8 } } as const;
    expect(await bench.ask('simulator:arm', { rules: [both] })).toMatchObject({ problem: { code: 'rules-invalid' } });
  });
});

describe('what is done at once', () => {
  it('is GOAWAY with its reason, and the end of every connection', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const action = { action: 'goaway', reason: 'Shutdown' } as const;
    expect(await bench.ask('simulator:act', action)).toMatchObject({ problem: { code: 'simulator-stopped' } });
    const state = await started(bench);
    const one = await client(state);
    const goneAway = once(one.session, 'goaway');
    await bench.simulatorUntil(({ open }) => open.http2 === 1);
    expect(await bench.value('simulator:act', action)).toBeNull();
    expect(Buffer.from((await goneAway)[2]).toString()).toBe('{"reason":"Shutdown"}');
    await bench.simulatorUntil(({ open }) => open.http2 === 0);
    const other = await client(state);
    const closed = once(other.session, 'close');
    await bench.value('simulator:act', { action: 'close-connections' });
    await closed;
    const page = await bench.value('simulator:journal', { after: 0, count: 100 });
    const problems = page?.rows.flatMap(({ event }) => (event.event === 'problem' ? [event.message] : []));
    expect(problems).toEqual([
      'GOAWAY was sent by hand, with the reason Shutdown.',
      'The connection was closed by hand.',
    ]);
  });
});

describe('a rules file', () => {
  const answering = (reason: string): string => JSON.stringify({ rules: [{ answer: { reason } }] });
  const rulesFileOf = (state: SimulatorState | null) => (state?.status === 'on' ? state.rulesFile : undefined);

  it('is in force once it is chosen, and again as it changes', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const { next } = await client(await started(bench));
    expect(await bench.value('simulator:choose-rules')).toBeNull();
    const file = join(bench.work, 'rules.json');
    writeFileSync(file, answering('Forbidden'));
    bench.system.chosen = file;
    expect(rulesFileOf(await bench.value('simulator:choose-rules'))).toEqual({ file, problem: null });
    expect(await next()).toBe('Forbidden');

    writeFileSync(file, '{ "rules": [ { "answer": {} } ] }');
    const damaged = await bench.simulatorUntil(({ rulesFile }) => rulesFile?.problem !== null);
    expect(damaged.rulesFile).toMatchObject({ file, problem: { code: 'rules-invalid', file: 'rules.json' } });
    expect(await next()).toBe('Forbidden');
    rmSync(file);
    await bench.simulatorUntil(({ rulesFile }) => rulesFile?.problem?.code === 'file-unreadable');
    expect(await next()).toBe('Forbidden');
    writeFileSync(file, answering('Shutdown'));
    await bench.simulatorUntil(({ rulesFile }) => rulesFile?.problem === null);
    expect(await next()).toBe('Shutdown');

    expect(rulesFileOf(await bench.value('simulator:forget-rules'))).toBeNull();
    expect(await next()).toBeNull();
  });

  it('that is chosen or no longer used is told, whether notifications come or not', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    await started(bench);
    const file = join(bench.work, 'rules.json');
    writeFileSync(file, answering('Forbidden'));
    bench.system.chosen = file;
    const told = () => bench.events.filter(({ name }) => name === 'simulator:changed').at(-1)?.data;
    await bench.value('simulator:choose-rules');
    expect(told()).toMatchObject({ rulesFile: { file, problem: null } });
    await bench.value('simulator:forget-rules');
    expect(told()).toMatchObject({ rulesFile: null });
  });

  it('leaves armed faults alone, which go before it', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const { next } = await client(await started(bench));
    const file = join(bench.work, 'rules.json');
    writeFileSync(file, JSON.stringify({ rules: [{ answer: { reason: 'Forbidden' }, times: 1 }] }));
    bench.system.chosen = file;
    await bench.value('simulator:arm', { rules: [{ answer: { reason: 'Unregistered' }, times: 2 }] });
    expect(await next()).toBe('Unregistered');
    expect(await bench.value('simulator:choose-rules')).toMatchObject({ armed: 1 });
    expect(await next()).toBe('Unregistered');
    expect(await next()).toBe('Forbidden');
    await bench.value('simulator:arm', { rules: [] });
    expect(await next()).toBeNull();
  });

  it('lasts beyond a stop, but not beyond the app', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const file = join(bench.work, 'rules.json');
    writeFileSync(file, answering('Forbidden'));
    bench.system.chosen = file;
    expect(await bench.value('simulator:choose-rules')).toEqual({ status: 'off', problem: null });
    const state = await started(bench);
    expect(state.rulesFile).toEqual({ file, problem: null });
    expect(await (await client(state)).next()).toBe('Forbidden');
    await bench.value('simulator:stop');
    expect(await (await client(await started(bench))).next()).toBe('Forbidden');
    await bench.close();
    expect((await started(await openIpcBench({ after: bench }))).rulesFile).toBeNull();
  });

  it('that cannot be used when it is chosen is followed until it can; one that cannot be read changes nothing', async () => {
    const bench = await openIpcBench({ withDemoSet: true });
    const { next } = await client(await started(bench));
    const [good, bad] = [join(bench.work, 'good.json'), join(bench.work, 'bad.json')];
    writeFileSync(good, answering('Forbidden'));
    writeFileSync(bad, 'no JSON');
    bench.system.chosen = good;
    await bench.value('simulator:choose-rules');
    bench.system.chosen = join(bench.work, 'missing.json');
    expect(await bench.ask('simulator:choose-rules')).toMatchObject({
      problem: { code: 'file-unreadable', trouble: 'missing' },
    });
    expect(await next()).toBe('Forbidden');
    bench.system.chosen = bad;
    expect(rulesFileOf(await bench.value('simulator:choose-rules'))).toMatchObject({
      file: bad,
      problem: { code: 'rules-invalid' },
    });
    expect(await next()).toBeNull();
    writeFileSync(good, answering('Shutdown'));
    writeFileSync(bad, answering('Unregistered'));
    await bench.simulatorUntil(({ rulesFile }) => rulesFile?.problem === null);
    expect(await next()).toBe('Unregistered');
  });
});
