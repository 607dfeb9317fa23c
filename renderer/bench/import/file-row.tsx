import { Check, CircleAlert, FileQuestion, KeyRound, X } from 'lucide-react';
import type { TrayFile } from '../../../shared/credential/credential.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { Emphasis } from '../../components/emphasis.tsx';
import { CertificateIcon, Icon } from '../../components/icon.tsx';
import { IconTile } from '../../components/icon-tile.tsx';
import { en } from '../../messages/en.ts';
import { OldCipherLine } from '../certificate/old-cipher-line.tsx';
import { ProblemSteps } from '../problem-steps.tsx';
import type { Reading } from '../reading.ts';
import { NameKeyForm } from './name-key-form.tsx';
import { UnlockForm } from './unlock-form.tsx';

const texts = en.bench.importing;

type FileRowProps = {
  readonly file: TrayFile;
  /** The only locked file: its field is simply "Passphrase". */
  readonly soleLocked: boolean;
  /** The trial of its passphrase. */
  readonly unlocking: Reading | null;
  readonly onUnlock: (passphrase: string) => void;
  readonly onCancel: (readingId: string) => void;
  readonly onRemove: () => void;
  /** A signing key whose team nobody told yet, and the Key ID that its name tells. */
  readonly unnamedKey: { readonly keyId: string | null } | null;
  readonly onName: (ids: { readonly keyId: string; readonly teamId: string }) => Promise<void>;
};

/** A file of the import: read, locked with a field for its passphrase, a signing key without a team, or failed. */
export function FileRow(props: FileRowProps) {
  const { file, soleLocked, unlocking, onUnlock, onCancel, onRemove, unnamedKey, onName } = props;
  const { state, name } = file;
  return (
    <li className="file-row" data-state={state.kind}>
      <IconTile of={iconOf(file)} tone={state.kind === 'failed' ? 'error' : 'accent'} />
      <div className="file-row-words">
        <h3 className="file-row-name">{name}</h3>
        {state.kind === 'read' && (
          <p className="file-row-detail">
            {unnamedKey === null ? (state.commonName ?? holdsText(state.holds)) : texts.signingKey.explained}
          </p>
        )}
        {state.kind === 'read' && state.form === 'pkcs12-rc2' && <OldCipherLine files={[name]} onReSave={null} />}
        {unnamedKey !== null && <NameKeyForm file={name} ownKeyId={unnamedKey.keyId} autoFocus onName={onName} />}
        {state.kind === 'locked' && (
          <>
            <p className="file-row-detail">{texts.locked}</p>
            <UnlockForm
              name={name}
              label={soleLocked ? texts.passphrase : texts.passphraseFor(name)}
              sole={soleLocked}
              wrong={state.wrongPassphrase}
              unlocking={unlocking}
              onUnlock={onUnlock}
              onCancel={onCancel}
            />
            {state.wrongPassphrase && <WrongPassphraseWords file={name} />}
          </>
        )}
        {state.kind === 'failed' && <FailedWords problem={state.problem} />}
      </div>
      <div className="file-row-end">
        {state.kind === 'read' && unnamedKey === null && (
          <Chip tone="ok" icon={<Icon of={Check} size={12} />}>
            {texts.read}
          </Chip>
        )}
        {state.kind === 'failed' && (
          <Chip tone="error" icon={<Icon of={CircleAlert} size={12} />}>
            {texts.failed}
          </Chip>
        )}
        <Button
          variant="quiet"
          size="compact"
          icon={<Icon of={X} size={14} />}
          aria-label={texts.remove(name)}
          title={texts.remove(name)}
          onClick={onRemove}
        />
      </div>
    </li>
  );
}

/** What to do when it does not come right; the field says that it did not. */
function WrongPassphraseWords({ file }: { readonly file: string }) {
  const problem = { code: 'passphrase-wrong', file } as const;
  return <ProblemSteps problem={problem} steps={problemText(problem).steps} />;
}

function FailedWords({ problem }: { readonly problem: Extract<TrayFile['state'], { kind: 'failed' }>['problem'] }) {
  const { happened, cause, steps } = problemText(problem);
  return (
    <>
      <p className="file-row-detail">
        <Emphasis text={happened} />
      </p>
      {cause !== null && (
        <p className="file-row-detail">
          <Emphasis text={cause} />
        </p>
      )}
      <ProblemSteps problem={problem} steps={steps} />
    </>
  );
}

function iconOf({ name, state }: TrayFile) {
  if (state.kind === 'failed') return FileQuestion;
  if (state.kind === 'read') return state.holds.includes('certificate') ? CertificateIcon : KeyRound;
  return /\.(p12|pfx|key)$/i.test(name) ? KeyRound : CertificateIcon;
}

function holdsText(holds: readonly ('certificate' | 'private-key')[]): string {
  const certificate = holds.includes('certificate');
  const key = holds.includes('private-key');
  if (certificate && key) return texts.holds.both;
  return certificate ? texts.holds.certificate : key ? texts.holds.key : texts.holds.nothing;
}
