import type { CredentialFacts, ImportState } from '../../shared/credential/credential.ts';
import type { Problem, ProblemCode } from '../../shared/problem.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Environment } from '../../shared/wire/endpoints.ts';

export type PickOptions = {
  /** The target's; null for a custom host. */
  readonly environment: Environment | null;
  /** SHA-256 of a certificate, or a Key ID, as a person gave it. */
  readonly pick: string | null;
};

/** Which of several troubles tells most about why there is nothing to use. */
const MOST_TELLING: readonly ProblemCode[] = [
  'passphrase-wrong',
  'passphrase-needed',
  'cipher-unsupported',
  'too-much-work',
  'file-damaged',
  'not-a-credential',
  'not-a-pair',
  'no-private-key',
  'no-certificate',
  'team-needed',
  'not-a-push-certificate',
];

/**
 * The credential that the command line uses: with a private key, for push, fitting the target's environment, as far
 * as those leave exactly one. Fails with `several-credentials`, or with what is wrong with the files when none is usable.
 */
export function pickCredential(state: ImportState, { environment, pick }: PickOptions): Result<CredentialFacts> {
  if (pick !== null) return pickById(state, pick);
  const usable = state.credentials.filter(({ hasPrivateKey }) => hasPrivateKey);
  if (usable.length === 0) return fail(whyNothing(state));
  const forPush = preferring(usable, ({ kind, topics }) => kind === 'token-key' || topics.length > 0);
  const fitting =
    environment === null ? forPush : preferring(forPush, ({ environments }) => environments.includes(environment));
  const [first, ...others] = fitting;
  return first !== undefined && others.length === 0 ? ok(first) : fail(several(fitting));
}

function pickById(state: ImportState, pick: string): Result<CredentialFacts> {
  const id = pick.replaceAll(':', '').toLowerCase();
  const facts = state.credentials.find((one) => one.id === id || one.keyId === pick);
  if (facts === undefined) {
    return fail({ code: 'usage', detail: `--pick ${pick} names no credential in these files` });
  }
  if (facts.hasPrivateKey) return ok(facts);
  return fail({ code: 'no-private-key', file: facts.files[0] ?? '', commonName: facts.commonName ?? '' });
}

/** Those that pass, or all when none does. */
function preferring<T>(all: readonly T[], passes: (one: T) => boolean): readonly T[] {
  const some = all.filter(passes);
  return some.length > 0 ? some : all;
}

function several(choices: readonly CredentialFacts[]): Problem {
  return {
    code: 'several-credentials',
    choices: choices.map(({ id, commonName }) => ({ id, label: commonName ?? id })),
  };
}

function whyNothing(state: ImportState): Problem {
  const locked = state.files.find((file) => file.state.kind === 'locked' && !file.state.wrongPassphrase);
  const problems: Problem[] = [
    ...(locked === undefined ? [] : [{ code: 'passphrase-needed', file: locked.name } as const]),
    ...state.findings.map(({ problem }) => problem),
  ];
  const rank = ({ code }: Problem): number => {
    const at = MOST_TELLING.indexOf(code);
    return at === -1 ? MOST_TELLING.length : at;
  };
  const [telling] = problems.sort((one, other) => rank(one) - rank(other));
  return telling ?? { code: 'usage', detail: 'these files hold no credential' };
}
