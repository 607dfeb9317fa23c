import type { CredentialFacts } from '../../shared/credential/credential.ts';
import type { FeedbackTargetChoice } from '../../shared/ipc/schemas.ts';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import { appleFeedbackEndpoint, customEndpoint, DEFAULT_PORTS, type Endpoint } from '../../shared/wire/endpoints.ts';
import type { Bench } from '../bench/bench-state.ts';
import { usableCredentials } from '../bench/import-stage.ts';
import { customTrouble } from '../bench/target.ts';
import type { FeedbackForm } from './feedback-state.ts';

/** The target as the main process takes it, null while the custom fields are not right. */
export function feedbackChoice({ kind, custom }: FeedbackForm): FeedbackTargetChoice | null {
  if (kind !== 'custom') return { kind };
  const trouble = customTrouble({ custom });
  if (trouble.host !== null || trouble.port !== null) return null;
  const port = custom.port.trim();
  return {
    kind,
    host: custom.host.trim(),
    port: port === '' ? DEFAULT_PORTS.feedback : Number(port),
    caFile: custom.caFile,
  };
}

/** Where a choice leads, null for a simulator that is not running (its port is known only then). */
export function feedbackEndpoint(choice: FeedbackTargetChoice, simulator: SimulatorState): Endpoint | null {
  switch (choice.kind) {
    case 'simulator':
      if (simulator.status !== 'on') return null;
      return {
        kind: 'simulator',
        protocol: 'legacy',
        host: simulator.host,
        port: simulator.feedbackPort,
        environment: 'sandbox',
      };
    case 'custom':
      return customEndpoint(choice.host, 'legacy', choice.port);
    default:
      return appleFeedbackEndpoint(choice.kind);
  }
}

/** Why Read cannot be pressed; null when it can. */
export type ReadBlock = 'no-credential' | 'simulator-off' | 'target-incomplete';

export function readBlock(
  form: FeedbackForm,
  credential: CredentialFacts | null,
  simulator: SimulatorState,
): ReadBlock | null {
  if (credential === null) return 'no-credential';
  const choice = feedbackChoice(form);
  if (choice === null) return 'target-incomplete';
  return feedbackEndpoint(choice, simulator) === null ? 'simulator-off' : null;
}

/** The credentials a feedback service knows: certificates. It never heard of signing keys. */
export function feedbackCredentials(usable: readonly CredentialFacts[]): readonly CredentialFacts[] {
  return usable.filter(({ kind }) => kind === 'certificate');
}

/** The certificates of the Bench that can read, and which of them does. */
export function readingCredentials(bench: Bench, form: FeedbackForm): ReadingCredentials {
  const certificates = bench.stage === 'empty' ? [] : feedbackCredentials(usableCredentials(bench.imported));
  const benchId = bench.stage === 'ready' ? bench.credentialId : null;
  return { certificates, credential: feedbackCredential(certificates, form.credentialId, benchId) };
}

type ReadingCredentials = {
  readonly certificates: readonly CredentialFacts[];
  readonly credential: CredentialFacts | null;
};

/** The one to read with: the chosen one, else the Bench's, else the first. */
export function feedbackCredential(
  certificates: readonly CredentialFacts[],
  chosenId: string | null,
  benchId: string | null,
): CredentialFacts | null {
  const byId = (id: string | null) => certificates.find((each) => each.id === id);
  return byId(chosenId) ?? byId(benchId) ?? certificates[0] ?? null;
}
