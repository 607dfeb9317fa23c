import { Button } from '../../components/button.tsx';
import { en } from '../../messages/en.ts';
import { CardLine } from './card-line.tsx';

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
    <CardLine>
      {texts.told(files)}{' '}
      {onReSave !== null && (
        <Button variant="link" aria-label={reSaveName} onClick={onReSave}>
          {texts.reSave}
        </Button>
      )}
    </CardLine>
  );
}
