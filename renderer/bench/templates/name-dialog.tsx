import { useRef, useState } from 'react';
import { MAX_TEMPLATE_NAME, type SavedTemplate } from '../../../shared/template/template.ts';
import { bridge } from '../../bridge.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { FindingCard } from '../import/finding-card.tsx';
import { useMessage } from '../message-context.ts';
import { changedTemplate, newTemplate, suggestedName } from './template-requests.ts';
import { useTemplates } from './use-templates.ts';

const texts = en.bench.templates.naming;

type NameDialogProps = {
  /** The template that gets another name; null when the message is to become a new one. */
  readonly saved: SavedTemplate | null;
  /** Gets the id of what was named; null when it was given up. */
  readonly onClose: (savedId: string | null) => void;
};

/** Asks for a template's name, and saves it. */
export function NameDialog({ saved, onClose }: NameDialogProps) {
  const { credential } = useBench();
  const { draft, defaults } = useMessage();
  const { change, problem, dismissProblem } = useTemplates();
  const announce = useAnnounce();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(saved?.name ?? suggestedName(draft, defaults.pushType));
  const [missing, setMissing] = useState(false);

  const close = (savedId: string | null) => {
    dismissProblem();
    onClose(savedId);
  };
  const submit = async () => {
    const given = name.trim();
    if (given === '') return setMissing(true);
    if (credential === null) return;
    const request =
      saved === null
        ? newTemplate(crypto.randomUUID(), given, draft, credential)
        : changedTemplate(saved, { name: given });
    if (!(await change(() => bridge.saveTemplate(request)))) return;
    announce(texts.saved(given));
    close(request.id);
  };
  return (
    <FormDialog
      title={saved === null ? texts.save : texts.rename}
      cancel={texts.cancel}
      confirm={saved === null ? texts.confirm : texts.confirmRename}
      onClose={() => close(saved?.id ?? null)}
      onSubmit={() => void submit()}
      initialFocus={field}
      below={problem !== null && <FindingCard finding={{ severity: 'error', problem, files: [] }} />}
    >
      <TextField
        ref={field}
        label={texts.label}
        labelPosition="top"
        value={name}
        maxLength={MAX_TEMPLATE_NAME}
        error={missing && name.trim() === '' ? texts.missing : undefined}
        note={saved === null ? texts.note : undefined}
        onFocus={(event) => event.target.select()}
        onChange={setName}
      />
    </FormDialog>
  );
}
