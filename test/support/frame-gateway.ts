import type { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { type LegacyFrame, readLegacyFrame } from '../../shared/wire/legacy-frame.ts';
import type { ServerFiles } from './openssl-files.ts';
import { listenTls } from './tls-servers.ts';

export type FrameGateway = {
  readonly port: number;
  /** What arrived, over all connections. */
  readonly frames: LegacyFrame[];
  /** How many connections brought a frame. */
  readonly connections: () => number;
};

/** What a gateway does at a frame; `number` counts from 1 over all connections. */
export type OnFrame = (socket: TLSSocket, frame: LegacyFrame, number: number) => void;

/** A gateway that reads frames until it ends the connection, and says only what `onFrame` says. Closed after the test. */
export async function frameGateway(
  files: ServerFiles,
  onFrame: OnFrame,
  version: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.3',
): Promise<FrameGateway> {
  const frames: LegacyFrame[] = [];
  let connections = 0;
  const running = await listenTls(
    files,
    (socket) => {
      let waiting = Buffer.alloc(0);
      let counted = false;
      socket.on('data', (chunk: Buffer) => {
        if (!counted) connections += 1;
        counted = true;
        waiting = Buffer.concat([waiting, chunk]);
        let at = 0;
        for (let read = readLegacyFrame(waiting); read.kind === 'frame'; read = readLegacyFrame(waiting, at)) {
          if (socket.writableEnded || socket.destroyed) return;
          at += read.length;
          frames.push(read.frame);
          onFrame(socket, read.frame, frames.length);
        }
        waiting = waiting.subarray(at);
      });
    },
    { minVersion: version, maxVersion: version, requestCert: true, rejectUnauthorized: false },
  );
  onTestFinished(running.close);
  return { port: running.port, frames, connections: () => connections };
}
