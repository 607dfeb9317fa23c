import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { Button } from '../../components/button.tsx';
import { useIdentities } from '../../identities/use-identities.ts';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import type { Bench } from '../bench-state.ts';
import { idsRefused } from '../ids-refused.ts';
import { findingsOf } from '../import-stage.ts';
import { CardLine } from './card-line.tsx';
import { exportSources, oldFormFiles } from './export-sources.ts';
import { OldCipherLine } from './old-cipher-line.tsx';

const texts = en.bench.certificate;

type CertificateLinesProps = {
  readonly bench: Extract<Bench, { stage: 'ready' }>;
  readonly credential: CredentialFacts;
  /** Whether the details are open, which tell some of it at length. */
  readonly open: boolean;
  /** Opens the fields of a signing key's ids. */
  readonly onCorrect: () => void;
};

/** What is worth a line below the chips: ids that APNs did not take, files in a form that other tools refuse. */
export function CertificateLines({ bench, credential, open, onCorrect }: CertificateLinesProps) {
  const { exports } = useBench();
  const { list } = useIdentities();
  const told = findingsOf(bench.imported, credential).some(({ problem }) => problem.code === 'old-cipher');
  const oldFiles = open && told ? [] : oldFormFiles(exportSources(bench.imported, credential, list.identities));
  return (
    <div className="certificate-card-lines">
      {!open && idsRefused(bench) && (
        <CardLine tone="warn">
          {texts.idsRefused}{' '}
          <Button variant="link" onClick={onCorrect}>
            {texts.correctIds}
          </Button>
        </CardLine>
      )}
      <OldCipherLine files={oldFiles} onReSave={() => exports.openExport({ credential, purpose: 're-save' })} />
    </div>
  );
}
