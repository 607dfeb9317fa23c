import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { AppSide } from '../../shared/export-request/app-side.ts';
import type { Program } from '../../shared/export-request/export-request.ts';
import type { MenuCommand } from '../../shared/ipc/channels.ts';
import type { ClientExample } from '../../shared/simulator/client-examples.ts';

/** What a key or a menu item can ask for, and what parts of the window ask of each other. */
export type CommandName = MenuCommand | 'previous-tab' | 'next-tab' | 'escape' | WindowCommand;

/** `files-dropped`: the page in front is one that shows what becomes of them. */
export type WindowCommand =
  | 'create-request'
  | 'files-dropped'
  | 'templates'
  | 'save-template'
  | 'open-notification'
  | `copy-as-${Program | AppSide}`
  | `show-${'form' | 'json' | 'headers'}`
  | 'format-json'
  | 'show-details'
  | 'send-again'
  | `show-${'received' | 'devices' | 'faults'}`
  | 'export-ca'
  | 'clear-received'
  | `copy-example-${ClientExample}`
  | 'arm-fault'
  | 'disarm-faults'
  | 'close-connections'
  | 'send-goaway'
  | 'choose-rules'
  | 'forget-rules'
  | 'register-device'
  | 'read-feedback'
  | 'copy-devices'
  | 'export-csv'
  | 'add-endpoint';

/** Does the command; answers false when it has nothing to do, and an older handler is asked. */
export type CommandHandler = () => undefined | false;

/** Keeps the handlers of each command; the newest is asked first. */
export class CommandRegistry {
  readonly #entries = new Map<CommandName, Set<{ readonly handler: CommandHandler }>>();

  /** @returns what takes the handler out again */
  add(name: CommandName, handler: CommandHandler): () => void {
    const entry = { handler };
    const entries = this.#entries.get(name) ?? new Set();
    this.#entries.set(name, entries.add(entry));
    return () => void entries.delete(entry);
  }

  /** @returns whether a handler did it */
  run(name: CommandName): boolean {
    const newestFirst = [...(this.#entries.get(name) ?? [])].reverse();
    return newestFirst.some(({ handler }) => handler() !== false);
  }
}

const RegistryContext = createContext(new CommandRegistry());

export function CommandProvider({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(() => new CommandRegistry());
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Does a command while this component is shown. The handler may change from one rendering to the next. */
export function useCommand(name: CommandName, handler: () => unknown): void {
  const registry = useContext(RegistryContext);
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => registry.add(name, () => (latest.current() === false ? false : undefined)), [registry, name]);
}

/** A function that has a command done, as a key would. */
export function useRunCommand(): (name: CommandName) => boolean {
  const registry = useContext(RegistryContext);
  return (name) => registry.run(name);
}
