import type { SecureClient } from './tls-listener.ts';

/** Serves the clients of one protocol. Whatever one does, only its own connection ends. */
export type Gateway<C> = {
  readonly serve: (client: SecureClient) => void;
  /** Those that are open now. */
  readonly connections: ReadonlySet<C>;
  readonly stop: () => void;
};

export type Serving<C> = {
  /** Begins to serve a client; null when it was sent away at once. */
  readonly open: (client: SecureClient) => C | null;
  /** Gives up what a connection has left unfinished since the last look. */
  readonly sweep: (connection: C) => void;
  /** How often connections are looked over, ms. */
  readonly sweepMs: number;
};

/** A gateway that looks its open connections over from time to time. */
export function createGateway<C>({ open, sweep, sweepMs }: Serving<C>): Gateway<C> {
  const connections = new Set<C>();
  const timer = setInterval(() => {
    for (const connection of connections) sweep(connection);
  }, sweepMs);
  timer.unref();
  return {
    connections,
    stop: () => clearInterval(timer),
    serve: (client) => {
      const connection = open(client);
      if (connection === null) return;
      connections.add(connection);
      client.socket.once('close', () => connections.delete(connection));
    },
  };
}
