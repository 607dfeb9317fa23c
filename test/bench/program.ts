import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Setup, Told } from './programs/parent.ts';

type Kind = Told['kind'];

/** A program of the bench in a process of its own. */
export class Program {
  readonly #name: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #told: Told[] = [];
  #look: () => void = () => {};

  /** Starts `name` of the programs that were built beside this file. */
  constructor(name: string, setup: Setup) {
    this.#name = name;
    this.#child = fork(join(import.meta.dirname, `${name}.js`), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let complaint = '';
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    this.#ended = once(this.#child, 'exit').then(([status]) => {
      throw new Error(`${name} ended with ${status}: ${complaint.trim().split('\n').slice(0, 8).join(' | ')}`);
    });
    this.#ended.catch(() => {});
    this.#child.on('message', (told: Told) => {
      this.#told.push(told);
      this.#look();
    });
    this.send(setup);
  }

  send(message: Setup | readonly number[] | 'go'): void {
    this.#child.send(message, () => {});
  }

  /** The next thing of this kind that it tells; fails when it ends before, or after `LONGEST_MS`. */
  async next<K extends Kind>(kind: K): Promise<Extract<Told, { readonly kind: K }>> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_done, fail) => {
      timer = setTimeout(() => fail(new Error(`${this.#name} said nothing for ${LONGEST_MS / 1000} s`)), LONGEST_MS);
    });
    const said = new Promise<Extract<Told, { readonly kind: K }>>((done) => {
      this.#look = () => {
        const at = this.#told.findIndex((told) => told.kind === kind);
        const [found] = at < 0 ? [] : this.#told.splice(at, 1);
        if (isOf(found, kind)) done(found);
      };
      this.#look();
    });
    try {
      return (await Promise.race([said, this.#ended, late])) as Extract<Told, { readonly kind: K }>;
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exit;
  }
}

/** A measurement takes seconds; one that takes so long does not end. */
const LONGEST_MS = 60_000;

function isOf<K extends Kind>(told: Told | undefined, kind: K): told is Extract<Told, { readonly kind: K }> {
  return told?.kind === kind;
}
