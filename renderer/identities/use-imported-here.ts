import { useEffect, useRef } from 'react';
import type { CredentialFacts } from '../../shared/credential/credential.ts';
import { useBench } from '../bench/bench-context.ts';
import { credentialName } from '../bench/credential-name.ts';
import { useAnnounce } from '../components/live-region.tsx';
import { en } from '../messages/en.ts';
import { useRunCommand } from '../shell/commands.tsx';
import { importEnd, seeImport } from './import-end.ts';
import { useIdentities } from './use-identities.ts';

/**
 * Where files that were imported from the Identities page lead. When they are complete credentials they are shown here;
 * when something is left to do (a passphrase, a missing half, a file that is no credential), the Bench shows what.
 */
export function useImportedHere(): void {
  const { bench } = useBench();
  const { select } = useIdentities();
  const announce = useAnnounce();
  const runCommand = useRunCommand();
  const seen = useRef(seeImport(bench, null));

  useEffect(() => {
    const end = importEnd(seen.current, bench);
    seen.current = seeImport(bench, seen.current);
    if (end?.kind === 'to-do') runCommand('bench');
    const newest = end?.kind === 'complete' ? end.added.at(-1) : undefined;
    if (end?.kind !== 'complete' || newest === undefined) return;
    select(newest.id);
    // A ready Bench says itself what it is ready with.
    if (bench.stage === 'importing') announce(en.identities.imported(end.added.map(nameOf)));
  }, [bench, select, announce, runCommand]);
}

function nameOf(facts: CredentialFacts): string {
  return facts.topics[0]?.topic ?? credentialName(facts);
}
