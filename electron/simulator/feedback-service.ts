import type { SecureClient } from './tls-listener.ts';

/** Hands out the list of tokens whose app is gone, which is empty here: as at Apple, the end of the stream says so. */
export function serveFeedback({ socket }: SecureClient): void {
  socket.end();
  socket.resume();
}
