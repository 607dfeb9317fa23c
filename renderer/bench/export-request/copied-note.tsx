import { Button } from '../../components/button.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import type { CopiedAs } from './copy-as-menu.tsx';

const texts = en.bench.exportRequest;

/** What was copied, and where the file that it names comes from. */
export function CopiedNote({ copied }: { readonly copied: CopiedAs }) {
  const { credential, exports } = useBench();
  return (
    <>
      {texts.copied(copied.name)} {copied.kind === 'app-side' && texts.appSide}
      {copied.kind === 'program' && copied.credential.kind === 'token-key' && texts.readsP8(copied.credential.p8File)}
      {copied.kind === 'program' && copied.credential.kind === 'certificate' && (
        <>
          {texts.readsPem(copied.credential.pemFile)}{' '}
          <Button
            variant="link"
            aria-label={texts.exportPemName}
            onClick={() => credential !== null && exports.openExport({ credential, purpose: 'pem' })}
          >
            {texts.exportPem}
          </Button>
        </>
      )}
    </>
  );
}
