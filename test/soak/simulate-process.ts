import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { JournalEvent, NotificationEvent, ReadyFacts } from '../../shared/simulator/journal.ts';

const CLI = join(import.meta.dirname, '..', '..', 'out', 'cli.js');

/** `pushbench simulate` in a process of its own, whose journal is read line by line and not kept. */
export type SimulateProcess = {
  readonly ready: ReadyFacts;
  readonly caPem: string;
  /** Resident memory in MB; null where the system does not tell it. */
  readonly residentMb: () => number | null;
  /** Ends it, and resolves when its last line was read; fails when it did not end well. */
  readonly stop: () => Promise<void>;
  /** Ends it at once, if it still runs. */
  readonly kill: () => void;
};

/** Starts it with the content of a rules file, and its demo set in `folder`. `onNotification` gets each that it received. */
export async function startSimulate(
  folder: string,
  rulesFile: object,
  onNotification: (event: NotificationEvent) => void,
): Promise<SimulateProcess> {
  const rules = join(folder, 'rules.json');
  writeFileSync(rules, JSON.stringify(rulesFile));
  const ports = ['--http2-port', '0', '--legacy-port', '0', '--feedback-port', '0'];
  const args = [CLI, 'simulate', ...ports, '--dir', join(folder, 'demo'), '--rules', rules];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const closed = once(child, 'close');
  const ready = await new Promise<ReadyFacts>((begin, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event: JournalEvent | (ReadyFacts & { readonly event: 'ready' }) = JSON.parse(line);
      if (event.event === 'notification') onNotification(event);
      else if (event.event === 'ready') begin(event);
    });
    closed.then(() => fail(new Error(`the simulator ended: ${complaint}`)));
  });
  return {
    ready,
    caPem: readFileSync(ready.ca, 'utf8'),
    residentMb: () => residentMb(child.pid),
    kill: () => void child.kill('SIGKILL'),
    stop: async () => {
      child.kill('SIGTERM');
      const [status] = await closed;
      if (status !== 0) throw new Error(`the simulator ended with ${status}: ${complaint}`);
    },
  };
}

function residentMb(pid: number | undefined): number | null {
  if (process.platform !== 'linux') return null;
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
