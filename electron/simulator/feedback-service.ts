import { encodeFeedback } from '../../shared/simulator/feedback-list.ts';
import { isForOtherEnvironment } from './client-certificate.ts';
import type { SecureClient } from './tls-listener.ts';
import { playedEnvironment, type World } from './world.ts';

/**
 * Hands out the tokens of the client's topics whose app is gone, then ends, which says that there are no more. What a
 * client did not wait for stays in the list.
 */
export function serveFeedback({ connection, socket, certificate }: SecureClient, world: World): void {
  socket.resume();
  const played = playedEnvironment(world);
  if (certificate === null || isForOtherEnvironment(certificate, played)) {
    if (certificate !== null) {
      const { subject } = certificate;
      world.journal.problem(connection, { code: 'wrong-environment', subject, played });
    }
    socket.end();
    return;
  }
  const { feedback } = world.devices;
  const entries = feedback.take(certificate.topics);
  let isWritten = false;
  socket.once('close', () => {
    if (!isWritten) for (const entry of entries) feedback.add(entry);
  });
  socket.end(encodeFeedback(entries), () => {
    isWritten = true;
  });
}
