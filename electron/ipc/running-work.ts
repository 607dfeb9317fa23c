/** Work that runs under ids of the page's choice and can be cancelled by them. */
export type RunningWork = {
  /** Runs `work` under `id`. Throws when that id is in use: the page would not know which of the two it cancels. */
  readonly run: <T>(id: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Cancels what runs under `id`; what ended meanwhile is no error. */
  readonly cancel: (id: string) => void;
  /** For a page that went away: nobody waits for the answers any more. */
  readonly cancelAll: () => void;
};

export function createRunningWork(): RunningWork {
  const controllers = new Map<string, AbortController>();
  return {
    run: async (id, work) => {
      if (controllers.has(id)) throw new Error('This id is in use');
      const controller = new AbortController();
      controllers.set(id, controller);
      try {
        return await work(controller.signal);
      } finally {
        controllers.delete(id);
      }
    },
    cancel: (id) => controllers.get(id)?.abort(),
    cancelAll: () => {
      for (const controller of controllers.values()) controller.abort();
    },
  };
}
