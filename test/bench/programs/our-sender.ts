import { readFileSync } from 'node:fs';
import { Http2Pool } from '../../../electron/apns/http2-pool.ts';
import { sendNotifications } from '../../../electron/apns/send.ts';
import type { CredentialMaterial } from '../../../electron/credentials/credential-material.ts';
import { ImportTray } from '../../../electron/credentials/import-tray.ts';
import { DEFAULT_LIMITS } from '../../../shared/connection/report.ts';
import { NO_HEADERS, type Notification } from '../../../shared/payload/notification.ts';
import type { DeviceToken } from '../../../shared/token/device-token.ts';
import { customEndpoint, type Protocol } from '../../../shared/wire/endpoints.ts';
import type { Setup } from './parent.ts';
import { PAYLOAD, PRIORITY, PUSH_TYPE, STREAMS } from './pushes.ts';
import { tokenOf } from './tokens.ts';

export type OurSender = {
  /** Sends so many, telling `onTaken` when each is asked for; gives how many were accepted. */
  readonly send: (count: number, onTaken?: (n: number) => void) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Our own sender, as the window and the command line use it, with one connection that it keeps. */
export async function ourSender(setup: Setup, protocol: Protocol): Promise<OurSender> {
  const pool = new Http2Pool();
  const list = notifications(setup);
  const options = {
    endpoint: customEndpoint('127.0.0.1', protocol, setup.port),
    extraCa: setup.caPem,
    material: await readMaterial(setup),
    limits: DEFAULT_LIMITS,
    signal: new AbortController().signal,
    now: () => new Date(),
    concurrency: STREAMS,
    pool,
  };
  return { send, close: () => pool.shutDown() };

  async function send(count: number, onTaken: (n: number) => void = () => {}): Promise<number> {
    let accepted = 0;
    await sendNotifications({ ...options, notifications: firstOf(list, count, onTaken) }, (_index, outcome) => {
      if (outcome.outcome === 'accepted') accepted += 1;
    });
    return accepted;
  }
}

/** Made before the clock runs: what is to be sent is there, for us as notifications, for the others as they take it. */
function notifications({ topic, warmUp, count }: Setup): readonly Notification[] {
  const payload = new TextEncoder().encode(PAYLOAD);
  const headers = { ...NO_HEADERS, topic, pushType: PUSH_TYPE, priority: PRIORITY };
  return Array.from({ length: Math.max(warmUp, count) }, (_, n) => {
    return { token: tokenOf(n) as DeviceToken, payload, headers, command: 2 };
  });
}

/** The first `count` of a list, one at a time. */
function firstOf<T>(list: readonly T[], count: number, onTaken: (n: number) => void): Iterable<T> {
  let taken = 0;
  return { [Symbol.iterator]: () => ({ next }) };

  function next(): IteratorResult<T> {
    const value = list[taken];
    if (taken === count || value === undefined) return { value: undefined, done: true };
    onTaken(taken);
    taken += 1;
    return { value, done: false };
  }
}

async function readMaterial({ p12, passphrase }: Setup): Promise<CredentialMaterial> {
  const tray = new ImportTray();
  const added = await tray.add([{ name: 'Push.p12', bytes: readFileSync(p12) }], new Date());
  const unlocked = await tray.unlock(added.ok ? (added.value.files[0]?.fileId ?? '') : '', passphrase, new Date());
  const material = tray.material(unlocked.ok ? (unlocked.value.credentials[0]?.id ?? '') : '');
  if (material === null) throw new Error(`${p12} holds no identity`);
  return material;
}
