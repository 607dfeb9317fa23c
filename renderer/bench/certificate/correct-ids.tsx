import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { keyIdInName } from '../../../shared/credential/token-key.ts';
import { Button } from '../../components/button.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { NameKeyForm } from '../import/name-key-form.tsx';

type CorrectIdsProps = {
  readonly credential: CredentialFacts;
  /** Whether the fields are shown. */
  readonly correcting: boolean;
  readonly onCorrecting: (correcting: boolean) => void;
};

/** Lets the ids of a signing key be told again: a wrong one is noticed only when APNs answers InvalidProviderToken. */
export function CorrectIds({ credential, correcting, onCorrecting }: CorrectIdsProps) {
  const { bench, actions } = useBench();
  const files = bench.stage === 'ready' ? bench.imported.files : [];
  const file = files.find(({ name }) => credential.files.includes(name));
  if (file === undefined) return null;
  if (!correcting) {
    return (
      <Button variant="link" onClick={() => onCorrecting(true)}>
        {en.bench.certificate.correctIds}
      </Button>
    );
  }
  return (
    <div className="certificate-details-ids">
      <NameKeyForm
        file={file.name}
        ownKeyId={keyIdInName(file.name)}
        told={{ keyId: credential.keyId ?? '', teamId: credential.teamId ?? '' }}
        autoFocus
        onName={async (ids) => {
          await actions.nameKey({ fileId: file.fileId, ...ids });
          onCorrecting(false);
        }}
        onCancel={() => onCorrecting(false)}
      />
    </div>
  );
}
