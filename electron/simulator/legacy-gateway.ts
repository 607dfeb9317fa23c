import { certificateProblems, isForOtherEnvironment } from './client-certificate.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { LegacyConnection } from './legacy-connection.ts';
import type { SecureClient } from './tls-listener.ts';
import { playedEnvironment, type World } from './world.ts';

/** How often connections are looked over for frames that do not go on. */
const SWEEP_MS = 5_000;

/** Speaks the binary protocol with clients: silence for what is taken, one error packet for what is not, then the end. */
export function createLegacyGateway(world: World): Gateway<LegacyConnection> {
  return createGateway({
    open: (client) => open(client, world),
    sweep: (connection) => connection.dropSlowFrame(world.now().getTime()),
    sweepMs: SWEEP_MS,
  });
}

function open(client: SecureClient, world: World): LegacyConnection | null {
  const { connection, socket, certificate } = client;
  const { journal, now } = world;
  const played = playedEnvironment(world);
  if (certificate === null || isForOtherEnvironment(certificate, played)) {
    if (certificate !== null) {
      journal.problem(connection, { code: 'wrong-environment', subject: certificate.subject, played });
    }
    // As the sandbox gateway was seen to do: the handshake succeeds, then the end, without a packet.
    socket.end();
    socket.resume();
    return null;
  }
  for (const problem of certificateProblems(certificate, now())) journal.problem(connection, problem);
  return new LegacyConnection(client, certificate, world);
}
