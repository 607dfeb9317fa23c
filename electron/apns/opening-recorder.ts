import type { Opening } from '../../shared/answer/send-record.ts';
import type { StageName } from '../../shared/connection/report.ts';
import type { ConnectOptions, Journey } from './connect.ts';
import { StageRecorder } from './stage-recorder.ts';
import { tlsFacts } from './tls-facts.ts';

/** Notes how a connection is made; once for each connection, never for each notification. */
export class OpeningRecorder {
  readonly stages = new StageRecorder();
  readonly journey: Journey = { address: null, chain: null };
  readonly #options: ConnectOptions;
  readonly #openedAt: string;

  constructor(options: ConnectOptions) {
    this.#options = options;
    this.#openedAt = options.now().toISOString();
  }

  /** The connection stands; `ms`: how long it took to secure. */
  notRefused(ms: number): void {
    this.stages.notRefused(this.#options.material, ms);
  }

  /** How it went; stages that were not come to are told as not reached. */
  finish(): Opening {
    const { chain } = this.journey;
    return {
      openedAt: this.#openedAt,
      stages: this.stages.finish(this.#order()),
      tls: chain === null ? null : tlsFacts(chain),
    };
  }

  #order(): readonly StageName[] {
    const { endpoint, proxy } = this.#options;
    return ['dns', ...(proxy ? (['proxy'] as const) : []), 'tcp', 'tls', 'credential', endpoint.protocol];
  }
}
