import { Lock, Upload } from 'lucide-react';
import type { Identity } from '../../shared/identity/identity.ts';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { kilobytes, pemPreview } from './pem-preview.ts';

const texts = en.identities.pem;

type PemCardProps = {
  readonly identity: Identity;
  /** Null for the built-in identity, which is not exported. */
  readonly onExport: (() => void) | null;
};

/** What an export begins with: the certificate's block. The key's is written, never shown. */
export function PemCard({ identity, onExport }: PemCardProps) {
  const { certificatePem } = identity.details;
  const preview = certificatePem === null ? null : pemPreview(certificatePem);
  if (certificatePem === null || preview === null) return null;
  const inHand = identity.facts.hasPrivateKey;
  const note = onExport === null ? texts.builtInNote : texts.note;
  return (
    <Card
      className="pem-card"
      title={
        <>
          {texts.title} <span className="pem-card-size">{texts.size(kilobytes(certificatePem))}</span>
        </>
      }
      aside={
        <>
          <CopyButton text={certificatePem} label={texts.copyName}>
            {texts.copy}
          </CopyButton>
          {onExport !== null && (
            <Button
              size="compact"
              icon={<Icon of={Upload} />}
              aria-label={texts.exportName}
              disabled={!inHand}
              onClick={onExport}
            >
              {texts.export}
            </Button>
          )}
        </>
      }
      footer={
        <p className="pem-card-note">
          <Icon of={Lock} />
          {inHand ? note : texts.noKey(identity.sources.key?.name ?? null)}
        </p>
      }
    >
      <pre className="pem-card-text type-mono">
        <b>{preview.begin}</b>
        <span className="pem-card-base64">
          <span>{preview.head.join('\n')}</span>
          {preview.hidden > 0 && <span className="pem-card-fold">{`  ${texts.moreLines(preview.hidden)}`}</span>}
          {preview.tail.length > 0 && <span>{preview.tail.join('\n')}</span>}
        </span>
        <b>{preview.end}</b>
      </pre>
    </Card>
  );
}
