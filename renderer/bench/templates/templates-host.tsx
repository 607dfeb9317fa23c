import { useRef, useState } from 'react';
import type { SavedTemplate } from '../../../shared/template/template.ts';
import { en } from '../../messages/en.ts';
import { useCommand } from '../../shell/commands.tsx';
import { useBench } from '../bench-context.ts';
import { NameDialog } from './name-dialog.tsx';
import { TemplatesDialog } from './templates-dialog.tsx';

/** What is open: the list, or a name that is asked for, and then whether the list comes back. */
type Open =
  | { readonly kind: 'list'; readonly selectedId: string | null }
  | { readonly kind: 'save'; readonly fromList: boolean }
  | { readonly kind: 'rename'; readonly saved: SavedTemplate };

/** The dialogs for templates, while one is asked for, and the hidden file input. */
export function TemplatesHost() {
  const { actions } = useBench();
  const [open, setOpen] = useState<Open | null>(null);
  const fileInput = useRef<HTMLInputElement>(null);
  const chooseFile = () => fileInput.current?.click();
  useCommand('templates', () => setOpen({ kind: 'list', selectedId: null }));
  useCommand('save-template', () => setOpen({ kind: 'save', fromList: false }));
  useCommand('open-notification', chooseFile);

  const named = (savedId: string | null) => {
    const backTo = savedId === null ? null : `saved-${savedId}`;
    const listWasOpen = open?.kind === 'rename' || (open?.kind === 'save' && open.fromList);
    setOpen(listWasOpen ? { kind: 'list', selectedId: backTo } : null);
  };
  return (
    <>
      <input
        ref={fileInput}
        type="file"
        accept=".apns,.json"
        aria-label={en.bench.templates.fileInput}
        className="visually-hidden"
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // Choosing the same file again is a change, too.
          event.target.value = '';
          void actions.openNotification(files);
        }}
      />
      {open?.kind === 'list' && (
        <TemplatesDialog
          selectedId={open.selectedId}
          onClose={() => setOpen(null)}
          onSave={() => setOpen({ kind: 'save', fromList: true })}
          onRename={(saved) => setOpen({ kind: 'rename', saved })}
          onOpenFile={() => {
            setOpen(null);
            chooseFile();
          }}
        />
      )}
      {open?.kind === 'save' && <NameDialog saved={null} onClose={named} />}
      {open?.kind === 'rename' && <NameDialog saved={open.saved} onClose={named} />}
    </>
  );
}
