import type { Readable, Writable } from 'node:stream';

/** All that the command line has of the world, so that tests can be the world. */
export type CliIo = {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here. */
  readonly cwd: string;
  readonly now: () => Date;
  /** Fires on SIGINT or SIGTERM, with that name as its reason. */
  readonly signal: AbortSignal;
};

/** The signals that end a command. */
export type EndSignal = 'SIGINT' | 'SIGTERM';
