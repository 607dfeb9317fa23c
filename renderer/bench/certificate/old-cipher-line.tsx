import { Info } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import './old-cipher-line.css';

const texts = en.bench.certificate.oldCipher;

type OldCipherLineProps = {
  /** Those in the old form; nothing is said when there are none. */
  readonly files: readonly string[];
  /** Opens the way out; null where it cannot be gone, since a half or the key is not in hand. */
  readonly onReSave: (() => void) | null;
  /** The button's accessible name where there may be several. */
  readonly reSaveName?: string;
};

/** Says quietly that other tools refuse a file which Pushbench reads, and offers to save it in a form they take. */
export function OldCipherLine({ files, onReSave, reSaveName = texts.reSaveName }: OldCipherLineProps) {
  if (files.length === 0) return null;
  return (
    <p className="old-cipher">
      <Icon of={Info} size={14} />
      <span>
        {texts.told(files)}{' '}
        {onReSave !== null && (
          <Button variant="link" aria-label={reSaveName} onClick={onReSave}>
            {texts.reSave}
          </Button>
        )}
      </span>
    </p>
  );
}
