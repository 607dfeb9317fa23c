import { Button } from '../components/button.tsx';
import { EmptyPage } from '../components/empty-page.tsx';
import { CertificateIcon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { useRunCommand } from '../shell/commands.tsx';

const texts = en.identities.empty;

/** Before anything is remembered: what will appear here, and how. */
export function EmptyIdentities({ onImport }: { readonly onImport: () => void }) {
  const runCommand = useRunCommand();
  return (
    <EmptyPage icon={CertificateIcon} title={texts.title} text={texts.text}>
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
    </EmptyPage>
  );
}
