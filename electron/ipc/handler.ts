import type { Channel, EventName, Events, Requests, Responses } from '../../shared/ipc/channels.ts';

/** Tells something to the window that asked, and to no other. Does nothing when that window is gone. */
export type Emit = <E extends EventName>(name: E, data: Events[E]) => void;

/** Answers one channel; gets a request that its schema has parsed. A throw is a bug. */
export type Handler<C extends Channel> = (request: Requests[C], emit: Emit) => Responses[C] | Promise<Responses[C]>;

/** The handlers of some channels; a domain's file gives those of its own. */
export type HandlersOf<C extends Channel> = { readonly [K in C]: Handler<K> };

/** All channels, each with its handler: what the router needs. */
export type Handlers = HandlersOf<Channel>;
