import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import type { StageName } from '../../shared/connection/report.ts';
import type { Problem } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import { turnedAway } from './closed-problem.ts';
import { judgeChain } from './judge-chain.ts';
import type { OpenedSocket } from './open-socket.ts';
import { alpnOptions, nameOptions, type ServerChain } from './server-chain.ts';
import { SocketFate } from './socket-fate.ts';
import { elapsed, within } from './time-limit.ts';
import { codeOf, tlsProblem } from './tls-failure.ts';

/** A verified connection, on which the credential has been shown when there is one. */
export type SecureConnection = {
  readonly socket: TLSSocket;
  readonly fate: SocketFate;
  /** How long connecting and the handshake took, milliseconds. */
  readonly ms: number;
};

export type SecureOptions = {
  readonly endpoint: Endpoint;
  /** Connects to the server the chain was read from. */
  readonly open: (signal: AbortSignal) => Promise<Result<OpenedSocket>>;
  /** What was read there: to word a verification that fails now. */
  readonly chain: ServerChain;
  readonly context: SecureContext;
  readonly material: CredentialMaterial | null;
  /** Which stage a failure belongs to. */
  readonly stage: StageName;
  readonly ms: number;
  readonly signal: AbortSignal;
  readonly now: () => Date;
};

/**
 * Under TLS 1.3 the client is done before the server has looked at its certificate, and a refusal comes with the first
 * read. Data written meanwhile can make the server's system answer with a reset that swallows the alert. So after the
 * handshake we wait for the server's session ticket, which it sends once it is content, for the alert, or this long.
 */
const SETTLE_MS = 150;

/** Connects with verification and the credential; within `ms`. */
export async function connectSecurely(options: SecureOptions): Promise<Result<SecureConnection>> {
  const { endpoint, stage, ms, signal } = options;
  const ended = await within(ms, signal, (own) => shakeHands(options, own));
  switch (ended.ended) {
    case 'done':
      return ended.value;
    case 'late':
      return fail<Problem>({ code: 'connection-timeout', host: endpoint.host, port: endpoint.port, stage, ms });
    case 'cancelled':
      return fail<Problem>({ code: 'cancelled', stage });
  }
}

async function shakeHands(options: SecureOptions, signal: AbortSignal): Promise<Result<SecureConnection>> {
  const { endpoint, context } = options;
  const startedAt = performance.now();
  const opened = await options.open(signal);
  if (!opened.ok) return opened;
  const tcp = opened.value.socket;
  const socket = connect({
    ...nameOptions(endpoint.host),
    ...alpnOptions(endpoint),
    socket: tcp,
    secureContext: context,
    rejectUnauthorized: true,
  });
  const fate = new SocketFate(socket);
  tcp.on('error', (error) => socket.destroy(error));
  const abandon = (): void => {
    socket.destroy();
    tcp.destroy();
  };
  signal.addEventListener('abort', abandon, { once: true });
  const secured = new Promise<'secured'>((resolve) => socket.once('secureConnect', () => resolve('secured')));
  const first = await Promise.race([secured, fate.settled]);
  const ms = elapsed(startedAt);
  if (first === 'secured') await settle(socket, fate);
  signal.removeEventListener('abort', abandon);
  if (fate.now === null) return ok({ socket, fate, ms });
  abandon();
  const error = fate.now.kind === 'broke' ? fate.now.error : null;
  return fail(connectProblem(options, error, first === 'secured', startedAt));
}

async function settle(socket: TLSSocket, fate: SocketFate): Promise<void> {
  if (socket.getProtocol() !== 'TLSv1.3') return;
  const ticket = new Promise<void>((resolve) => socket.once('session', () => resolve()));
  let timer: NodeJS.Timeout | undefined;
  const pause = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, SETTLE_MS);
  });
  await Promise.race([ticket, fate.settled, pause]);
  clearTimeout(timer);
}

function connectProblem(options: SecureOptions, error: Error | null, secured: boolean, startedAt: number): Problem {
  const { endpoint, stage, chain, material } = options;
  const { host, port } = endpoint;
  if (error === null) {
    if (!secured) return { code: 'connection-reset', host, port, stage };
    if (endpoint.protocol === 'legacy') return turnedAway(options);
    return { code: 'no-answer', host, stage: 'http2', ms: elapsed(startedAt), closed: true };
  }
  const code = codeOf(error);
  const verdict = isVerification(code)
    ? judgeChain({ host, verifyCode: code, chain: chain.chain }, options.now())
    : null;
  return (
    verdict ?? tlsProblem({ endpoint, stage, error, chainSeen: true, credentialSent: material?.kind === 'certificate' })
  );
}

/** OpenSSL's verification errors carry none of the prefixes of system, TLS and Node errors. */
function isVerification(code: string): boolean {
  return (
    code === 'ERR_TLS_CERT_ALTNAME_INVALID' ||
    (/^[A-Z_]*(CERT|ISSUER|CA|LEAF|CRL)/.test(code) && !code.startsWith('ERR_'))
  );
}
