import { KeyRound, X } from 'lucide-react';
import type { TrayFile } from '../../../shared/credential/credential.ts';
import { Button } from '../../components/button.tsx';
import { CertificateIcon, Icon } from '../../components/icon.tsx';
import { IconTile } from '../../components/icon-tile.tsx';
import { en } from '../../messages/en.ts';
import { CredentialChips } from '../certificate/credential-chips.tsx';
import { OldCipherLine } from '../certificate/old-cipher-line.tsx';
import { credentialName } from '../credential-name.ts';
import type { CredentialGroup } from './import-groups.ts';

const texts = en.bench.importing;

type CredentialGroupRowProps = {
  readonly group: CredentialGroup;
  /** The only one there is to use. */
  readonly sole: boolean;
  readonly inUse: boolean;
  readonly onUse: () => void;
  readonly onReSave: () => void;
  readonly onRemove: (fileId: string) => void;
};

/** A credential of the import: its facts, the files it was made from, and the button that chooses it. */
export function CredentialGroupRow({ group, sole, inUse, onUse, onReSave, onRemove }: CredentialGroupRowProps) {
  const { credential, files, atHand } = group;
  const name = credentialName(credential);
  const oldFiles = files.flatMap((file) => (isOldForm(file) ? [file.name] : []));
  return (
    <li className="credential-group">
      <IconTile of={credential.kind === 'token-key' ? KeyRound : CertificateIcon} />
      <div className="credential-group-words">
        <h4 className="credential-group-name" title={name}>
          {name}
        </h4>
        <div className="credential-group-facts">
          <CredentialChips credential={credential} />
        </div>
        <ul className="credential-group-files" aria-label={texts.filesOf(name)}>
          {files.map((file) => (
            <li key={file.fileId} className="credential-group-file">
              <span className="credential-group-file-name">{file.name}</span>
              <Button
                variant="quiet"
                size="compact"
                icon={<Icon of={X} size={12} />}
                aria-label={texts.remove(file.name)}
                title={texts.remove(file.name)}
                onClick={() => onRemove(file.fileId)}
              />
            </li>
          ))}
          {atHand.map((file) => (
            <li key={file} className="credential-group-file">
              <span className="credential-group-file-name">{texts.atHand(file)}</span>
            </li>
          ))}
        </ul>
        <OldCipherLine files={oldFiles} onReSave={onReSave} reSaveName={texts.reSaveFor(name)} />
      </div>
      <Button
        variant={sole ? 'primary' : 'default'}
        aria-label={inUse ? texts.keepFor(name) : texts.chooseFor(name)}
        onClick={onUse}
      >
        {inUse ? texts.keep : texts.use}
      </Button>
    </li>
  );
}

function isOldForm({ state }: TrayFile): boolean {
  return state.kind === 'read' && state.form === 'pkcs12-rc2';
}
