import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CertificateIcon } from '../../components/icon.tsx';
import { IconTile } from '../../components/icon-tile.tsx';
import { en } from '../../messages/en.ts';
import { CredentialChips } from '../certificate/credential-chips.tsx';

const texts = en.bench.importing;

type CredentialChooserProps = {
  readonly credentials: readonly CredentialFacts[];
  readonly inUse: string | null;
  readonly onChoose: (credentialId: string) => void;
};

/** The credentials that the files make, to choose the one to push with. */
export function CredentialChooser({ credentials, inUse, onChoose }: CredentialChooserProps) {
  return (
    <Card title={texts.chooser(credentials.length)} flush>
      <ul>
        {credentials.map((credential) => {
          const name = credential.commonName ?? en.bench.certificate.noName;
          return (
            <li key={credential.id} className="credential-chooser-row">
              <IconTile of={CertificateIcon} />
              <div className="credential-chooser-words">
                <h3 className="credential-chooser-name" title={name}>
                  {name}
                </h3>
                <div className="credential-chooser-facts">
                  <CredentialChips credential={credential} />
                </div>
              </div>
              <Button
                variant={credentials.length === 1 ? 'primary' : 'default'}
                aria-label={texts.chooseFor(name)}
                onClick={() => onChoose(credential.id)}
              >
                {credential.id === inUse ? texts.keep : texts.use}
              </Button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
