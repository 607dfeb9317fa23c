import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import type { FindingCode } from '../../../shared/inspection/finding.ts';
import type { DraftHeaders } from '../../../shared/ipc/channels.ts';
import { DEFAULT_PAYLOAD } from '../../../shared/payload/draft.ts';
import type { LintSituation } from '../../../shared/payload/lint-situation.ts';
import { credential, TOKEN } from '../../renderer/bench/fixtures.ts';

/** The time of the drafts. */
const NOW = new Date('2026-11-24T10:00:00.000Z');
export const SECONDS = NOW.getTime() / 1000;
const NO_HEADERS: DraftHeaders = {
  topic: '',
  pushType: '',
  priority: '',
  expiration: '',
  collapseId: '',
  id: '',
  command: 2,
};
/** A signing key, which serves any topic in both environments. */
export const KEY = { kind: 'token-key', topics: [], environments: ['sandbox', 'production'] } as const;

/** What of a draft matters to a test. */
export type Drafted = {
  readonly payload?: string;
  readonly headers?: Partial<DraftHeaders>;
  readonly credential?: Partial<CredentialFacts> | null;
} & Partial<Pick<LintSituation, 'protocol' | 'environment'>>;

/** A draft to the sandbox over HTTP/2, that of the first bench unless told otherwise. */
export function drafted({
  payload = DEFAULT_PAYLOAD,
  headers = {},
  credential: owner = {},
  ...more
}: Drafted): LintSituation {
  return {
    draft: { token: TOKEN, payload, headers: { ...NO_HEADERS, ...headers }, freshTimestamp: true, typedParts: {} },
    credential: owner === null ? null : credential(owner),
    protocol: 'http2',
    environment: 'sandbox',
    now: NOW,
    ...more,
  };
}

/**
 * A finding and its place, a draft that has it, the fix that is offered first, what that fix changes, and the nearest
 * draft without the finding.
 */
export type LintCase = readonly [
  FindingCode,
  place: string,
  Drafted,
  button: string,
  change: object,
  neighbour: Drafted,
];
