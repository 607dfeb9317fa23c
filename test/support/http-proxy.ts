import { connect, type Socket } from 'node:net';
import type { ServerFiles } from './openssl-files.ts';
import { listenTcp, listenTls, type TestServer } from './tls-servers.ts';

export type TestProxy = TestServer & {
  /** The heads of the requests that came, in order. */
  readonly requests: readonly string[];
};

/**
 * An HTTP proxy. `decide` gets the head of a request: a port of this machine is connected to, a text is answered as it
 * is and the connection closed, null leaves it without an answer. With `files` it is spoken to by TLS.
 */
export async function runProxy(
  decide: (head: string) => number | string | null,
  files?: Pick<ServerFiles, 'chainPem' | 'keyPem'>,
): Promise<TestProxy> {
  const requests: string[] = [];
  const serve = (near: Socket): void => {
    let head = '';
    const read = (chunk: Buffer): void => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      near.off('data', read);
      requests.push(head);
      const decision = decide(head);
      if (typeof decision === 'number') tunnel(near, decision);
      else if (decision !== null) near.end(decision);
    };
    near.on('data', read);
  };
  const running = await (files === undefined ? listenTcp(serve) : listenTls(files, serve));
  return { ...running, requests };
}

function tunnel(near: Socket, port: number): void {
  const far = connect({ host: '127.0.0.1', port }, () => {
    near.write('HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n');
    near.pipe(far);
    far.pipe(near);
  });
  far.on('error', () => near.destroy());
  near.on('close', () => far.destroy());
  far.on('close', () => near.destroy());
}
