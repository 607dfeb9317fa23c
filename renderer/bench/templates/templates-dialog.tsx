import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { type SavedTemplate, templateOf } from '../../../shared/template/template.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { Menu } from '../../components/menu.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { FindingCard } from '../import/finding-card.tsx';
import { useMessage } from '../message-context.ts';
import { appOf } from './app-of.ts';
import { ExportNote } from './export-note.tsx';
import { TemplateDetail } from './template-detail.tsx';
import { filterTemplates, type TemplateEntry, templateGroups } from './template-entries.ts';
import { TemplateList } from './template-list.tsx';
import { changedTemplate, suggestedName } from './template-requests.ts';
import { useTemplateChoice } from './use-template-choice.ts';
import { useTemplateExport } from './use-template-export.ts';
import { useTemplates } from './use-templates.ts';
import './templates-dialog.css';

const texts = en.bench.templates;

type TemplatesDialogProps = {
  /** The entry that is chosen at first; null for the first of the list. */
  readonly selectedId: string | null;
  readonly onClose: () => void;
  /** The message is to be saved under a name. */
  readonly onSave: () => void;
  readonly onRename: (saved: SavedTemplate) => void;
  readonly onOpenFile: () => void;
};

/** What was changed last, as it was before. */
type Undoable = { readonly before: SavedTemplate; readonly said: string };

/** Ready-made and saved notifications, to be used, changed and taken away as files. */
export function TemplatesDialog({ selectedId, onClose, onSave, onRename, onOpenFile }: TemplatesDialogProps) {
  const { credential, now } = useBench();
  const { draft, topic, defaults } = useMessage();
  const { list, problem, dismissProblem, change } = useTemplates();
  const { exported, exportAs } = useTemplateExport();
  const use = useTemplateChoice();
  const announce = useAnnounce();
  const filterField = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useState('');
  const [selected, setSelected] = useState(selectedId);
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  if (credential === null) return null;

  const world = { bundleId: appOf(topic, credential), now };
  const groups = filterTemplates(templateGroups(list.templates, credential, world), filter);
  const entries = groups.flatMap((group) => group.entries);
  const entry = entries.find(({ id }) => id === selected) ?? entries[0] ?? null;
  const close = () => {
    dismissProblem();
    onClose();
  };
  const useEntry = () => {
    if (entry === null) return;
    close();
    use(entry.template);
  };
  /** Makes a change that can be undone, and says so. */
  const changing = async (before: SavedTemplate, said: string, request: Parameters<typeof change>[0]) => {
    if (!(await change(request))) return;
    setUndoable({ before, said });
    announce(said);
  };
  const undo = async ({ before }: Undoable) => {
    if (!(await change(() => bridge.saveTemplate(changedTemplate(before))))) return;
    setUndoable(null);
    setSelected(`saved-${before.id}`);
  };
  const ofSaved = (saved: SavedTemplate) => [
    { label: texts.rename, onChoose: () => onRename(saved) },
    {
      label: texts.replace,
      onChoose: () =>
        void changing(saved, texts.replaced(saved.name), () =>
          bridge.saveTemplate(changedTemplate(saved, templateOf(saved.name, draft))),
        ),
    },
    {
      label: texts.remove,
      tone: 'danger' as const,
      onChoose: () => void changing(saved, texts.deleted(saved.name), () => bridge.removeTemplate({ id: saved.id })),
    },
  ];
  const exportItems = (template: TemplateEntry['template']) => [
    { label: texts.exportApns, onChoose: () => void exportAs('apns', template) },
    { label: texts.exportJson, onChoose: () => void exportAs('json', template) },
  ];
  const current = templateOf(suggestedName(draft, defaults.pushType), draft);

  const notes = (
    <>
      {problem !== null && (
        <FindingCard finding={{ severity: 'error', problem, files: [] }} onDismiss={dismissProblem} />
      )}
      {undoable !== null && (
        <p className="templates-note">
          {undoable.said}
          <Button variant="link" onClick={() => void undo(undoable)}>
            {texts.undo}
          </Button>
        </p>
      )}
      {exported !== null && <ExportNote exported={exported} />}
      {!list.kept && <p className="templates-warn">{texts.notKept}</p>}
    </>
  );
  return (
    <Dialog
      open
      title={texts.title}
      onClose={close}
      width={840}
      initialFocus={filterField}
      footer={
        <>
          <Menu
            trigger={
              <Button size="footer" trailingIcon={<Icon of={ChevronDown} size={14} />}>
                {texts.current}
              </Button>
            }
            groups={[[{ label: texts.saveCurrent, onChoose: onSave }], exportItems(current)]}
          />
          <Button size="footer" aria-label={texts.openFileName} className="templates-open-file" onClick={onOpenFile}>
            {texts.openFile}
          </Button>
          <Button size="footer" variant="primary" disabled={entry === null} onClick={useEntry}>
            {texts.use}
          </Button>
        </>
      }
    >
      <div className="templates">
        <TemplateList
          filterField={filterField}
          groups={groups}
          filter={filter}
          onFilter={setFilter}
          selectedId={entry?.id ?? null}
          onSelect={setSelected}
          onUse={useEntry}
        />
        {entry !== null && (
          <TemplateDetail
            entry={entry}
            actions={[entry.saved === null ? [] : ofSaved(entry.saved), exportItems(entry.template)]}
            notes={notes}
          />
        )}
      </div>
    </Dialog>
  );
}
