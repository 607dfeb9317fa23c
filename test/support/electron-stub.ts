/** Stands for the `electron` module where a test runs the preload script, which is its only user under plain Node. */

type Listener = (event: unknown, data: unknown) => void;

/** What the preload script did with the stub. */
export type PreloadRecord = {
  readonly exposed: Map<string, Record<string, (argument?: unknown) => unknown>>;
  readonly invoked: { readonly channel: string; readonly request: unknown }[];
  readonly listeners: Map<string, Set<Listener>>;
  /** Plays the main process: tells all listeners of an event something. */
  readonly tell: (event: string, data: unknown) => void;
};

/** Gives the stub and the record of what is done with it. */
export function electronStub(): { readonly module: object; readonly record: PreloadRecord } {
  const listeners: PreloadRecord['listeners'] = new Map();
  const record: PreloadRecord = {
    exposed: new Map(),
    invoked: [],
    listeners,
    tell: (event, data) => {
      for (const listener of listeners.get(event) ?? []) listener({ sender: 'secret' }, data);
    },
  };
  const module = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, () => unknown>) => record.exposed.set(name, api),
    },
    ipcRenderer: {
      invoke: (channel: string, request: unknown) => {
        record.invoked.push({ channel, request });
        return Promise.resolve({ ok: true, value: null });
      },
      on: (event: string, listener: Listener) => {
        listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
      },
      removeListener: (event: string, listener: Listener) => listeners.get(event)?.delete(listener),
    },
  };
  return { module, record };
}
