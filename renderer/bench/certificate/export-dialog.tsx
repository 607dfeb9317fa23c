import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { CredentialFacts, ImportState } from '../../../shared/credential/credential.ts';
import { opensslRecipe, recipeSources } from '../../../shared/credential/openssl-recipe.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { FindingCard } from '../import/finding-card.tsx';
import { ExportFields } from './export-fields.tsx';
import { type ExportForm, exportNames, exportTroubles, firstExport, holdsKey } from './export-form.ts';
import { ExportWritten } from './export-written.tsx';
import { OpensslSteps } from './openssl-steps.tsx';
import { useExport } from './use-export.ts';
import './export-dialog.css';

const texts = en.bench.exporting;

type ExportDialogProps = {
  readonly imported: ImportState;
  readonly credential: CredentialFacts;
  readonly onClose: () => void;
};

/** Writes the certificate and key as PEM files: which, under what names, protected how; then where they are. */
export function ExportDialog({ imported, credential, onClose }: ExportDialogProps) {
  const [form, setForm] = useState<ExportForm>(() => firstExport('pem'));
  const [pressed, setPressed] = useState(false);
  const { state, save, replace } = useExport(credential.id);
  const troubles = exportTroubles(form);
  const blocked = Object.keys(troubles).length > 0;
  const sources = recipeSources(imported, credential);

  const submit = () => {
    setPressed(true);
    if (!blocked && state.kind !== 'writing') void save(form);
  };
  if (state.kind === 'written') return <ExportWritten files={state.files} onClose={onClose} />;
  return (
    <Dialog
      open
      title={texts.title}
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
      {sources !== null && (
        <OpensslSteps
          commands={opensslRecipe({
            certificate: sources.certificate,
            key: sources.key,
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
