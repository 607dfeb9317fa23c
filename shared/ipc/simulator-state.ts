import type { Problem } from '../problem.ts';

/** The built-in simulator as the window sees it. */
export type SimulatorState =
  | { readonly status: 'off'; readonly problem: Problem | null }
  | { readonly status: 'starting' }
  | {
      readonly status: 'on';
      readonly host: string;
      readonly http2Port: number;
      readonly legacyPort: number;
      readonly topic: string;
      readonly token: string;
      /** Notifications received since it started. */
      readonly received: number;
      /** Ports that were busy, so that others were taken. */
      readonly busyPorts: readonly number[];
    };
