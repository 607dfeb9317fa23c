import { ChevronRight, KeyRound, Upload } from 'lucide-react';
import { useId, useState } from 'react';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CertificateIcon, Icon } from '../../components/icon.tsx';
import { IconTile } from '../../components/icon-tile.tsx';
import { en } from '../../messages/en.ts';
import { useCommand } from '../../shell/commands.tsx';
import { useBench } from '../bench-context.ts';
import type { Bench } from '../bench-state.ts';
import { credentialName } from '../credential-name.ts';
import { FindingCard } from '../import/finding-card.tsx';
import { findingsOf } from '../import-stage.ts';
import { judgedNow } from '../judged-now.ts';
import { CertificateDetails } from './certificate-details.tsx';
import { CertificateLines } from './certificate-lines.tsx';
import { CredentialChips } from './credential-chips.tsx';
import './certificate-card.css';

const texts = en.bench.certificate;

type CertificateCardProps = {
  readonly bench: Extract<Bench, { stage: 'ready' }>;
  readonly credential: CredentialFacts;
  /** One line high, when a failed test owns the page. */
  readonly brief: boolean;
};

/** The chosen credential: its facts, its export, its details, and what is worth knowing about it today. */
export function CertificateCard({ bench, credential, brief }: CertificateCardProps) {
  const [open, setOpen] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const detailsId = useId();
  const { exports, now } = useBench();
  // A signing key has no other form: the .p8 is it.
  const exportable = credential.kind === 'certificate';
  const openExport = () => exports.openExport({ credential, purpose: 'pem' });
  useCommand('export', () => {
    if (!exportable) return false;
    openExport();
  });
  const name = credentialName(credential);
  const findings = judgedNow(findingsOf(bench.imported, credential), credential, now).filter(
    ({ severity }) => open || severity !== 'info',
  );
  const correct = () => {
    setOpen(true);
    setCorrecting(true);
  };

  return (
    <>
      <Card className="certificate-card" data-brief={brief || undefined} flush aria-label={name}>
        <div className="certificate-card-head">
          <IconTile of={exportable ? CertificateIcon : KeyRound} size={brief ? 'small' : 'regular'} />
          <h2 data-stage-heading tabIndex={-1} className="certificate-card-name" title={name}>
            {name}
          </h2>
          <div className="certificate-card-chips">
            <CredentialChips credential={credential} brief={brief} />
          </div>
          {!brief && <CertificateLines bench={bench} credential={credential} open={open} onCorrect={correct} />}
          <div className="certificate-card-buttons">
            {!brief && exportable && (
              <Button icon={<Icon of={Upload} />} aria-label={texts.exportName} onClick={openExport}>
                {texts.export}
              </Button>
            )}
            <Button
              variant="quiet"
              trailingIcon={<Icon of={ChevronRight} size={14} className="certificate-card-chevron" />}
              aria-expanded={open}
              aria-controls={detailsId}
              onClick={() => setOpen(!open)}
            >
              {texts.details}
            </Button>
          </div>
        </div>
        <div id={detailsId} hidden={!open}>
          {open && <CertificateDetails credential={credential} correcting={correcting} onCorrecting={setCorrecting} />}
        </div>
      </Card>
      {(open || !brief) && findings.map((finding) => <FindingCard key={finding.problem.code} finding={finding} />)}
    </>
  );
}
