import { Button } from '../components/button.tsx';
import { CertificateIcon, Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { useRunCommand } from '../shell/commands.tsx';

const texts = en.identities.empty;

/** Before anything is remembered: what will appear here, and how. */
export function EmptyIdentities({ onImport }: { readonly onImport: () => void }) {
  const runCommand = useRunCommand();
  return (
    <div className="identities-empty">
      <span className="identities-empty-icon">
        <Icon of={CertificateIcon} size={20} />
      </span>
      <h2 className="type-page-title">{texts.title}</h2>
      <p className="identities-empty-text">{texts.text}</p>
      <Button variant="primary" size="footer" aria-label={en.identities.importName} onClick={onImport}>
        {en.identities.import}
      </Button>
      <p className="identities-empty-more">
        {texts.noRequest}{' '}
        <Button
          variant="link"
          aria-label={en.identities.createRequestName}
          onClick={() => runCommand('create-request')}
        >
          {en.identities.createRequest}
        </Button>
      </p>
    </div>
  );
}
