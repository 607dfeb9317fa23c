import { useEffect, useRef } from 'react';
import type { CredentialFacts } from '../../shared/credential/credential.ts';
import { useBench } from '../bench/bench-context.tsx';
import type { Bench } from '../bench/bench-state.ts';
import { credentialName } from '../bench/credential-name.ts';
import { isSettled } from '../bench/import-stage.ts';
import { useAnnounce } from '../components/live-region.tsx';
import { en } from '../messages/en.ts';
import { useRunCommand } from '../shell/commands.tsx';
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
  const before = useRef({ reading: bench.reading.length > 0, refused: bench.refused, known: credentials(bench) });

  useEffect(() => {
    const { reading, refused, known } = before.current;
    const stillReading = bench.reading.length > 0;
    before.current = {
      reading: stillReading,
      refused: bench.refused,
      known: stillReading ? known : credentials(bench),
    };
    if (stillReading) return;
    const newlyRefused = bench.refused.length > 0 && bench.refused !== refused;
    const ended = reading && bench.stage !== 'empty';
    if (newlyRefused || (ended && !isSettled(bench.imported))) {
      runCommand('bench');
      return;
    }
    if (!ended) return;
    const added = credentials(bench).filter(({ id }) => known.every((each) => each.id !== id));
    const newest = added.at(-1);
    if (newest === undefined) return;
    select(newest.id);
    // A ready Bench says itself what it is ready with.
    if (bench.stage === 'importing') announce(en.identities.imported(added.map(nameOf)));
  }, [bench, select, announce, runCommand]);
}

function credentials(bench: Bench): readonly CredentialFacts[] {
  return bench.stage === 'empty' ? [] : bench.imported.credentials;
}

function nameOf(facts: CredentialFacts): string {
  return facts.topics[0]?.topic ?? credentialName(facts);
}
