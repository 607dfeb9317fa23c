import type { z } from 'zod';
import type { Channel, Requests } from '../../shared/ipc/channels.ts';
import { schemas } from '../../shared/ipc/schemas.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { Emit, Handler, Handlers } from './handler.ts';
import { isOurMainFrame, type SenderFrame } from './sender.ts';

export type Request = {
  readonly frame: SenderFrame | null;
  readonly emit: Emit;
  /** Whatever the page sent; nothing is believed of it before its schema has parsed it. */
  readonly data: unknown;
};

/** Where the router writes what must not go unnoticed. */
export type RouterLog = {
  /** A request that broke the contract: a bug of the page, or an attack. Gives no request data away. */
  readonly refused: (channel: Channel, why: string) => void;
  /** An exception of a handler; answers the reference that a person can quote. */
  readonly bug: (where: string, error: unknown) => string;
};

/** Every channel that there is; the schemas are the list. */
export const CHANNELS = Object.keys(schemas) as readonly Channel[];

/**
 * Gives the function that answers one channel: sender check, parse, handler, Result. Rejects strangers and requests
 * that do not parse; a handler's exception becomes the problem `bug`, its stack goes to the log alone.
 */
export function answerChannel<C extends Channel>(
  channel: C,
  handlers: Handlers,
  log: RouterLog,
): (request: Request) => Promise<Answer> {
  const handler: Handler<C> = handlers[channel];
  // The schema of this very channel has parsed it; TypeScript cannot follow that through the index.
  const handle = (request: unknown, emit: Emit): Answer | Promise<Answer> => handler(request as Requests[C], emit);
  return async ({ frame, emit, data }) => {
    if (!isOurMainFrame(frame)) throw refuse(channel, `sender ${frame?.origin ?? 'gone'}`, log);
    const parsed = schemaOf(channel).safeParse(data);
    if (!parsed.success) throw refuse(channel, `request: ${whereItBreaks(parsed.error.issues)}`, log);
    try {
      return await handle(parsed.data, emit);
    } catch (error) {
      return fail({ code: 'bug', reference: log.bug(channel, error) });
    }
  };
}

/** What `Responses` says of the channel; the router only passes it on, and the union of all is more than TypeScript holds. */
type Answer = Result<unknown>;

/** Without its own type, for the same reason. */
function schemaOf(channel: Channel): z.ZodType {
  return schemas[channel];
}

function refuse(channel: Channel, why: string, log: RouterLog): Error {
  log.refused(channel, why);
  return new Error(`${channel}: refused`);
}

type Issue = { readonly code: string; readonly path: readonly PropertyKey[] };

/** Names fields and rules only: zod's own messages can quote the value, which may be a passphrase. */
function whereItBreaks(issues: readonly Issue[]): string {
  return issues
    .slice(0, 5)
    .map(({ code, path }) => `${path.slice(0, 4).map(String).join('.') || '(whole)'} ${code}`)
    .join(', ');
}
