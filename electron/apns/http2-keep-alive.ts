import type { ClientHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';

/** When a silent peer is asked for a sign of life, and how long the sign may take; milliseconds. */
export type KeepAliveTimes = {
  /** Silence while requests are open. */
  readonly busyMs: number;
  /** Silence on an idle connection; Apple asks for a PING about every hour. */
  readonly idleMs: number;
  readonly answerMs: number;
};

/** The times that go with the time limit of a stage: a dead peer is found in the time that one request may take. */
export function keepAliveTimes(stageMs: number): KeepAliveTimes {
  return { busyMs: stageMs / 2, idleMs: 60 * 60_000, answerMs: stageMs / 2 };
}

/** Sends a PING; resolves with whether it was answered within `ms`. */
export function answersPing(session: ClientHttp2Session, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    const end = (alive: boolean): void => {
      clearTimeout(timer);
      resolve(alive);
    };
    try {
      session.ping((error) => end(error === null));
    } catch {
      // The session has just died.
      end(false);
    }
  });
}

/**
 * Watches that the other side of a connection lives. TCP alone does not tell: a peer that vanished looks like one that
 * is slow. `onDead` is called once, when a PING was not answered. Gives what ends the watch.
 */
export function watchPeer(
  session: ClientHttp2Session,
  socket: Socket,
  times: KeepAliveTimes,
  isBusy: () => boolean,
  onDead: () => void,
): () => void {
  let heard = socket.bytesRead;
  let heardAt = performance.now();
  let asking = false;
  const look = async (): Promise<void> => {
    if (socket.bytesRead !== heard) {
      heard = socket.bytesRead;
      heardAt = performance.now();
    }
    if (asking || performance.now() - heardAt < (isBusy() ? times.busyMs : times.idleMs)) return;
    asking = true;
    const alive = await answersPing(session, times.answerMs);
    asking = false;
    if (alive) heardAt = performance.now();
    else if (!session.destroyed) onDead();
  };
  const timer = setInterval(() => void look(), Math.max(20, times.busyMs / 4));
  // A connection that is only kept must not keep a command from ending.
  timer.unref();
  return () => clearInterval(timer);
}
