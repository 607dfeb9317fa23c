import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import { type ConnectionOptions, checkServerIdentity, connect, type SecureContext, type TLSSocket } from 'node:tls';
import type { Problem } from '../../shared/problem.ts';
import { CHAIN_READING_NAME } from '../../shared/simulator/chain-reading.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import { chainTrust } from './chain-trust.ts';
import { type PeerCertificate, peerCertificates } from './peer-certificates.ts';
import { TappedSocket } from './tapped-socket.ts';
import { tlsProblem } from './tls-failure.ts';

/** What a server showed of itself in a handshake. */
export type ServerChain = {
  /** As OpenSSL writes it: "TLSv1.3". */
  readonly version: string;
  readonly cipher: string;
  /** The protocol agreed on; not known yet when the handshake broke off. */
  readonly alpn: string | null;
  readonly complete: boolean;
  readonly chain: readonly PeerCertificate[];
  /** OpenSSL's name of the verification error, Node's for a wrong name; null when it verified. */
  readonly verifyCode: string | null;
};

/** `chain` is null when the server showed none; `problem` is null when the handshake came as far as the chain. */
export type ChainReading = { readonly chain: ServerChain | null; readonly problem: Problem | null };

type Options = {
  readonly endpoint: Endpoint;
  readonly socket: Socket;
  /** Trusts the built-in list and the extra CA; holds no credential. */
  readonly context: SecureContext;
  readonly extraCa: string | null;
  readonly now: () => Date;
  /** Breaks the handshake off once the chain is seen, for a server that would serve whoever ends it. */
  readonly breakOff: boolean;
};

/**
 * Shakes hands without credential and without data, only to read what the server shows. This is the one place where
 * verification is off: Node shows no certificate of a server that failed it. Judging is the caller's; the socket is
 * closed in every case, and when `signal` fires.
 */
export function readServerChain(options: Options, signal: AbortSignal): Promise<ChainReading> {
  const { endpoint, extraCa, now } = options;
  const tapped = new TappedSocket(options.socket);
  const socket = connect({
    ...nameOptions(endpoint.host),
    ...(endpoint.kind === 'simulator' ? readingOptions(endpoint.host) : {}),
    ...alpnOptions(endpoint),
    socket: tapped,
    secureContext: options.context,
    rejectUnauthorized: false,
  });
  let early: ServerChain | null = null;
  // Key material is being derived: the server's certificate has come. Under TLS 1.2 a server that insists on a client
  // certificate goes no further, so this is the last moment to read it. The line itself is not looked at.
  socket.on('keylog', () => {
    if (early === null || early.chain.length === 0) early = shown(socket, false, null);
    if (!options.breakOff || early.chain.length === 0) return;
    // Our last message of the handshake is made after this. The library must come back from here before it is ended.
    tapped.mute();
    setImmediate(() => socket.destroy(new Error('the handshake was broken off')));
  });
  return new Promise((resolve) => {
    const cut = (): void => {
      socket.destroy();
      tapped.destroy();
    };
    const end = (reading: ChainReading): void => {
      resolve(reading);
      cut();
    };
    signal.addEventListener('abort', () => end({ chain: null, problem: null }), { once: true });
    socket.once('secureConnect', () => {
      resolve({ chain: shown(socket, true, verifyCodeOf(socket)), problem: null });
      // The handshake's last bytes go out first, so that the server does not take it for an attack on its handshake.
      socket.end(cut);
    });
    socket.on('error', (error) => {
      const seen = early !== null && early.chain.length > 0 ? early : null;
      if (seen !== null && options.breakOff) return end({ chain: judged(seen), problem: null });
      const firstBytes = tapped.firstBytes;
      const failure = { endpoint, stage: 'tls', error, firstBytes, chainSeen: seen !== null } as const;
      const problem = tlsProblem({ ...failure, credentialSent: false });
      // It missed a certificate, which the next connection brings: the reading itself succeeded.
      const missed = seen !== null && problem.code === 'credential-refused';
      end({ chain: seen && judged(seen), problem: missed ? null : problem });
    });
  });

  function judged(seen: ServerChain): ServerChain {
    return { ...seen, verifyCode: chainTrust(seen.chain, bareHost(endpoint.host), extraCa, now()) };
  }
}

/** The host for the name check, and for SNI when it is a name (RFC 6066 section 3 allows no address there). */
export function nameOptions(host: string): { readonly host: string; readonly servername?: string } {
  const bare = bareHost(host);
  return isIP(bare) === 0 ? { host: bare, servername: bare } : { host: bare };
}

/** Says to our simulator what the connection is for; its certificate is still judged by the real name. */
function readingOptions(host: string): Pick<ConnectionOptions, 'servername' | 'checkServerIdentity'> {
  return {
    servername: CHAIN_READING_NAME,
    checkServerIdentity: (_name, certificate) => checkServerIdentity(bareHost(host), certificate),
  };
}

export function alpnOptions(endpoint: Endpoint): { readonly ALPNProtocols?: string[] } {
  return endpoint.protocol === 'http2' ? { ALPNProtocols: ['h2'] } : {};
}

/** Without the brackets of an IPv6 literal and the dot that ends a full name. */
function bareHost(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

function shown(socket: TLSSocket, complete: boolean, verifyCode: string | null): ServerChain {
  return {
    version: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher()?.name ?? 'unknown',
    alpn: socket.alpnProtocol || null,
    complete,
    chain: peerCertificates(socket),
    verifyCode,
  };
}

/** Node declares an Error but gives its code. */
function verifyCodeOf(socket: TLSSocket): string | null {
  if (socket.authorized) return null;
  const error: unknown = socket.authorizationError;
  return typeof error === 'string' ? error : 'UNSPECIFIED';
}
