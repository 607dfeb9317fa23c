import type { CredentialFacts, Finding, ImportState, TrayFile } from '../../shared/credential/credential.ts';
import type { BenchStage } from './bench-state.ts';

/** Findings that mean a half is missing or does not fit, or that nobody knows whose a signing key is, so that the files deserve a look before going on. */
const BLOCKING = new Set(['no-private-key', 'no-certificate', 'not-a-pair', 'team-needed']);

/** Credentials one can push with: those whose private key is in hand. */
export function usableCredentials(imported: ImportState): readonly CredentialFacts[] {
  return imported.credentials.filter((credential) => credential.hasPrivateKey);
}

/** Whether a credential has Apple's marks of one that pushes. */
export function isForPush({ details }: ImportState, { id }: CredentialFacts): boolean {
  return details.find((one) => one.id === id)?.purpose !== 'not-push';
}

/** Files that are still locked or could not be read. */
export function unreadFiles(imported: ImportState): number {
  return imported.files.filter((file) => file.state.kind !== 'read').length;
}

/** Whether nothing is left to do with the files: all are read, and every half has its other. */
export function isSettled(imported: ImportState): boolean {
  return unreadFiles(imported) === 0 && !imported.findings.some((finding) => BLOCKING.has(finding.problem.code));
}

/**
 * The stage that a tray leads to. One usable credential and nothing left to do goes straight on to `ready`;
 * so does a tray that only repeats what was in use (`previousId`). Anything else stays with the files.
 */
export function stageOf(imported: ImportState, previousId: string | null): BenchStage {
  if (imported.files.length === 0 && imported.credentials.length === 0) return { stage: 'empty' };
  const usable = usableCredentials(imported);
  const previous = usable.find((credential) => credential.id === previousId) ?? null;
  const only = usable[0];
  if (isSettled(imported) && usable.length === 1 && only !== undefined) {
    return { stage: 'ready', imported, credentialId: only.id };
  }
  return { stage: 'importing', imported, previousId: previous?.id ?? null };
}

/** The stage after the demo files came in: their credential is chosen by its topic, whatever else is in the tray. */
export function demoStage(imported: ImportState, topic: string | null): BenchStage {
  const usable = usableCredentials(imported);
  const demo = usable.find((credential) => credential.topics.some((each) => each.topic === topic)) ?? usable.at(-1);
  if (demo === undefined) return stageOf(imported, null);
  return { stage: 'ready', imported, credentialId: demo.id };
}

/** Findings that the row of their file tells, and an old cipher, which matters once its credential is in use. */
const TOLD_ELSEWHERE = new Set(['passphrase-needed', 'passphrase-wrong', 'team-needed', 'old-cipher']);

/** Whether a file is a signing key whose team nobody told yet, with the Key ID that its name tells. */
export function unnamedKey({ findings }: ImportState, file: TrayFile): { readonly keyId: string | null } | null {
  if (file.state.kind !== 'read') return null;
  for (const { problem } of findings) {
    if (problem.code === 'team-needed' && problem.file === file.name) return { keyId: problem.keyId };
  }
  return null;
}

/** The findings that neither a file's own row nor a credential's chip tells already. */
export function furtherFindings(imported: ImportState): readonly Finding[] {
  const { files, findings } = imported;
  const byChips = new Set(usableCredentials(imported).flatMap((credential) => findingsOf(imported, credential)));
  const told = files.flatMap(({ state }) => (state.kind === 'failed' ? [JSON.stringify(state.problem)] : []));
  return findings.filter((finding) => {
    const { problem } = finding;
    if ((problem.code === 'expired' || problem.code === 'expires-soon') && byChips.has(finding)) return false;
    return !TOLD_ELSEWHERE.has(problem.code) && !told.includes(JSON.stringify(problem));
  });
}

/**
 * The findings that concern one credential. Several files may have the same name, so a finding that tells whose it is
 * (validity: common name and date) is held to that.
 */
export function findingsOf({ findings }: ImportState, credential: CredentialFacts): readonly Finding[] {
  return findings.filter(({ problem, files }) => {
    switch (problem.code) {
      case 'expired':
      case 'expires-soon':
        return problem.commonName === (credential.commonName ?? '') && problem.notAfter === credential.notAfter;
      case 'not-yet-valid':
        return problem.commonName === (credential.commonName ?? '') && problem.notBefore === credential.notBefore;
      case 'not-a-pair':
        // It is about the half that is missing, also when a whole credential came in one of the two files.
        return !credential.hasPrivateKey && files.some((file) => credential.files.includes(file));
      case 'no-private-key':
      case 'not-a-push-certificate':
        return problem.commonName === (credential.commonName ?? '');
      default:
        return files.some((file) => credential.files.includes(file));
    }
  });
}
