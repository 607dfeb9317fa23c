import { once } from 'node:events';

/** What a program of the bench is told at its start, in its first message. */
export type Setup = {
  /** Of the server it sends to; 0 for a server. */
  readonly port: number;
  readonly caPem: string;
  /** PEM of its own certificate and key. */
  readonly certificatePem: string;
  readonly keyPem: string;
  /** The client's as a PKCS#12 file, with its passphrase. */
  readonly p12: string;
  readonly passphrase: string;
  readonly topic: string;
  /** Folder of the demo set, from which all the certificates are. */
  readonly demoDir: string;
  readonly warmUp: number;
  readonly count: number;
  readonly delayMs: number;
};

/** Moments of the system's steady clock, in nanoseconds, which all processes of a machine share; as text, since a bigint cannot cross. */
export type Told =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'warm' }
  | { readonly kind: 'counting' }
  | { readonly kind: 'reached'; readonly at: string }
  /** `done` tells how many were accepted, as far as the protocol says. */
  | { readonly kind: 'done'; readonly from: string; readonly to: string; readonly done: number };

/** The first message of the bench that started this program. */
export async function readSetup(): Promise<Setup> {
  const [setup]: [Setup] = (await once(process, 'message')) as [Setup];
  return setup;
}

export function tell(told: Told): void {
  process.send?.(told);
}

/** Tells that the program is warm, and waits for the word to go. */
export async function warm(): Promise<void> {
  const go = once(process, 'message');
  tell({ kind: 'warm' });
  await go;
}

export const moment = (): string => process.hrtime.bigint().toString();

/**
 * Runs a client's whole measurement: warm-up, the word to go, then `count` notifications, and the end.
 * `send` gives how many were accepted.
 */
export async function measureClient(setup: Setup, send: (count: number) => Promise<number>): Promise<void> {
  await send(setup.warmUp);
  await warm();
  const from = moment();
  const done = await send(setup.count);
  tell({ kind: 'done', from, to: moment(), done });
}
