import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { opensslRecipe } from '../../../shared/credential/openssl-recipe.ts';
import type { Identity } from '../../../shared/identity/identity.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { FindingCard } from '../import/finding-card.tsx';
import { ExportFields } from './export-fields.tsx';
import {
  type ExportForm,
  type ExportPurpose,
  exportNames,
  exportTroubles,
  firstExport,
  holdsKey,
} from './export-form.ts';
import { ExportWritten } from './export-written.tsx';
import { OpensslSteps } from './openssl-steps.tsx';
import { useExport } from './use-export.ts';
import './export-dialog.css';

const texts = en.bench.exporting;

type ExportDialogProps = {
  /** Of the tray, or of a remembered identity. */
  readonly credential: CredentialFacts;
  /** The files it came from, for the openssl commands; null where they are not known. */
  readonly sources: Identity['sources'] | null;
  readonly purpose?: ExportPurpose;
  readonly onClose: () => void;
};

/** Writes certificate and key as PEM files or as a .p12: which, under what names, protected how; then where they are. */
export function ExportDialog({ credential, sources, purpose = 'pem', onClose }: ExportDialogProps) {
  const [form, setForm] = useState<ExportForm>(() => firstExport(purpose));
  const [pressed, setPressed] = useState(false);
  const { state, save, replace } = useExport(credential.id);
  const troubles = exportTroubles(form);
  const { certificate = null, key = null } = sources ?? {};
  const blocked = Object.keys(troubles).length > 0;

  const submit = () => {
    setPressed(true);
    if (!blocked && state.kind !== 'writing') void save(form);
  };
  if (state.kind === 'written') return <ExportWritten files={state.files} onClose={onClose} />;
  return (
    <Dialog
      open
      title={texts.titles[purpose]}
      width={560}
      onClose={onClose}
      footer={
        <>
          <Button size="footer" onClick={onClose}>
            {texts.cancel}
          </Button>
          {state.kind === 'exists' && (
            <Button variant="danger" size="footer" disabled={blocked} onClick={() => void replace(form)}>
              {texts.replace}
            </Button>
          )}
          <Button
            variant="primary"
            size="footer"
            busy={state.kind === 'writing'}
            aria-label={texts.saveName}
            onClick={submit}
          >
            {texts.save}
          </Button>
        </>
      }
    >
      {holdsKey(form) && (
        <p className="export-warning">
          <Icon of={TriangleAlert} /> {texts.warning}
        </p>
      )}
      <ExportFields form={form} troubles={pressed ? troubles : {}} onChange={setForm} />
      {certificate !== null && key !== null && (
        <OpensslSteps
          commands={opensslRecipe({
            certificate,
            key,
            names: exportNames(form),
            encryptKey: form.encrypt,
          })}
        />
      )}
      {state.kind === 'exists' && (
        <div className="export-exists" role="alert">
          <strong>{texts.exists(state.files.map(baseName))}</strong> {texts.existsNote}
        </div>
      )}
      {state.kind === 'failed' && <FindingCard finding={{ severity: 'error', problem: state.problem, files: [] }} />}
    </Dialog>
  );
}

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
