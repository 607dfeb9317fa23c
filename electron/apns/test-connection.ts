import type { ConnectionReport, StageEvent, TimeLimits } from '../../shared/connection/report.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';

export type TestOptions = {
  readonly endpoint: Endpoint;
  /** PEM of a CA to trust besides the built-in list. */
  readonly extraCa: string | null;
  readonly material: CredentialMaterial | null;
  readonly limits: TimeLimits;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onStage?: (event: StageEvent) => void;
};

export function testConnection(options: TestOptions): Promise<ConnectionReport> {
  throw new Error(`not built yet: ${options.endpoint.host}`);
}
