import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WrittenFile } from '../../../shared/credential/export-names.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';

const texts = en.bench.exporting;

type ExportWrittenProps = {
  readonly files: readonly WrittenFile[];
  readonly onClose: () => void;
  /** What to do with them next. */
  readonly children?: ReactNode;
};

/** The files that were written: where, and what each holds. */
export function ExportWritten({ files, onClose, children }: ExportWrittenProps) {
  return (
    <Dialog
      open
      title={texts.saved(files.length)}
      width={560}
      onClose={onClose}
      footer={
        <Button variant="primary" size="footer" onClick={onClose}>
          {texts.close}
        </Button>
      }
    >
      <div role="status">
        <ul className="export-written">
          {files.map(({ path, contains, encrypted }) => (
            <li key={path} className="export-written-file">
              <Icon of={Check} className="export-written-mark" />
              <div className="export-written-words">
                <p className="export-written-path type-mono">{path}</p>
                <div className="export-written-chips">
                  {contains.map((part) => (
                    <Chip key={part}>{texts.contains[part]}</Chip>
                  ))}
                  {contains.includes('private-key') && (
                    <Chip tone={encrypted ? 'ok' : 'warn'}>{encrypted ? texts.encrypted : texts.notEncrypted}</Chip>
                  )}
                </div>
              </div>
              <CopyButton text={path} label={texts.copyPath(path)} />
            </li>
          ))}
        </ul>
      </div>
      {children}
    </Dialog>
  );
}
