import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import type { Identity } from '../../../shared/identity/identity.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { ExportFields } from './export-fields.tsx';
import { type ExportForm, type ExportPurpose, exportTroubles, firstExport, holdsKey } from './export-form.ts';
import { ExportWritten } from './export-written.tsx';
import { opensslCommands } from './openssl-commands.ts';
import { OpensslSteps } from './openssl-steps.tsx';
import { useExport } from './use-export.ts';
import { WritingFooter } from './writing-footer.tsx';
import { WritingTrouble } from './writing-trouble.tsx';
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
  const blocked = Object.keys(troubles).length > 0;

  const submit = () => {
    setPressed(true);
    if (!blocked && state.kind !== 'writing') void save(form);
  };
  if (state.kind === 'written') return <ExportWritten files={state.written.files} onClose={onClose} />;
  return (
    <Dialog
      open
      title={texts.titles[purpose]}
      width={560}
      onClose={onClose}
      footer={
        <WritingFooter
          state={state}
          blocked={blocked}
          onCancel={onClose}
          onReplace={() => void replace(form)}
          onSave={submit}
        />
      }
    >
      {holdsKey(form) && (
        <p className="export-warning">
          <Icon of={TriangleAlert} /> {texts.warning}
        </p>
      )}
      <ExportFields form={form} troubles={pressed ? troubles : {}} onChange={setForm} />
      <OpensslSteps commands={opensslCommands(form, sources)} />
      <WritingTrouble state={state} existsNote={texts.existsNote} />
    </Dialog>
  );
}
