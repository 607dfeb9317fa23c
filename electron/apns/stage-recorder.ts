import type { Stage, StageDetail, StageEvent, StageName } from '../../shared/connection/report.ts';
import type { Problem } from '../../shared/problem.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import { elapsed } from './time-limit.ts';

/** Keeps how each stage ended and tells it while it happens. A stage ends once. */
export class StageRecorder {
  readonly #began = new Map<StageName, number>();
  readonly #ended = new Map<StageName, Stage>();
  readonly #tell: (event: StageEvent) => void;

  constructor(tell: (event: StageEvent) => void = () => {}) {
    this.#tell = tell;
  }

  begin(stage: StageName): void {
    this.#began.set(stage, performance.now());
    this.#tell({ kind: 'began', stage });
  }

  /** `ms` where the stage was done before it could be told. */
  pass(stage: StageName, detail: StageDetail, ms: number | null = this.#took(stage)): void {
    this.#end({ stage, status: 'passed', ms, detail });
  }

  fail(stage: StageName, problem: Problem): void {
    this.#end({ stage, status: 'failed', ms: this.#took(stage), detail: { kind: 'problem', code: problem.code } });
  }

  skip(stage: StageName, kind: 'no-credential' | 'at-first-send' | 'not-reached'): void {
    this.#end({ stage, status: 'skipped', ms: null, detail: { kind } });
  }

  /** A connection stands whose server has not refused the credential; a signing key shows itself only with a request. */
  notRefused(material: CredentialMaterial | null, ms: number): void {
    if (material === null) this.skip('credential', 'no-credential');
    else if (material.kind === 'token-key') this.skip('credential', 'at-first-send');
    else this.pass('credential', { kind: 'not-refused' }, ms);
  }

  /** All stages in `order`; those that were not ended are skipped as not reached. */
  finish(order: readonly StageName[]): readonly Stage[] {
    for (const stage of order) {
      if (!this.#ended.has(stage)) this.skip(stage, 'not-reached');
    }
    return order.map((stage) => this.#ended.get(stage)).filter((stage) => stage !== undefined);
  }

  #took(stage: StageName): number | null {
    const began = this.#began.get(stage);
    return began === undefined ? null : elapsed(began);
  }

  #end(stage: Stage): void {
    this.#ended.set(stage.stage, stage);
    this.#tell({ kind: 'ended', stage });
  }
}
