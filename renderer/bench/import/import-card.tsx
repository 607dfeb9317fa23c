import { Lock, Plus } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import type { Bench } from '../bench-state.ts';
import { furtherFindings, isForPush, unnamedKey } from '../import-stage.ts';
import { unlockUnderWay } from '../reading.ts';
import { CredentialGroupRow } from './credential-group.tsx';
import { FileRow } from './file-row.tsx';
import { FindingCard } from './finding-card.tsx';
import { importGroups } from './import-groups.ts';
import { ReadingLine } from './reading-line.tsx';
import './import-card.css';

const texts = en.bench.importing;

type ImportCardProps = { readonly bench: Extract<Bench, { stage: 'importing' }> };

/** The files in hand, what each still needs, what was found about them; the credentials they make come first, to choose from. */
export function ImportCard({ bench }: ImportCardProps) {
  const { dragging, dispatch, actions, exports } = useBench();
  const { imported } = bench;
  const locked = imported.files.filter((file) => file.state.kind === 'locked').length;
  const { groups, rest } = importGroups(imported);

  return (
    <div className="import-stage">
      <Card
        className="import-card"
        title={
          <span data-stage-heading tabIndex={-1}>
            {texts.title(imported.files.length)}
          </span>
        }
        aside={
          <Button
            variant="quiet"
            size="compact"
            icon={<Icon of={Plus} />}
            aria-label={texts.addName}
            onClick={actions.chooseFiles}
          >
            {texts.add}
          </Button>
        }
        flush
        footer={
          <p className="import-card-note">
            <Icon of={Lock} />
            {locked > 0 ? texts.passphraseNote : texts.localNote}
          </p>
        }
      >
        {groups.length > 0 && (
          <>
            <h3 className="import-card-heading">
              {texts.chooser(
                groups.map(({ credential }) => credential.kind),
                groups.every(({ credential }) => isForPush(imported, credential)),
              )}
            </h3>
            <ul>
              {groups.map((group) => (
                <CredentialGroupRow
                  key={group.credential.id}
                  group={group}
                  sole={groups.length === 1}
                  inUse={group.credential.id === bench.previousId}
                  onUse={() => dispatch({ type: 'credential-chosen', credentialId: group.credential.id })}
                  onReSave={() => exports.openExport({ credential: group.credential, purpose: 're-save' })}
                  onRemove={(fileId) => void actions.removeFile(fileId)}
                />
              ))}
            </ul>
            {rest.length > 0 && <h3 className="import-card-heading">{texts.rest(rest.length)}</h3>}
          </>
        )}
        <ul>
          {rest.map((file) => (
            <FileRow
              key={file.fileId}
              file={file}
              soleLocked={locked === 1}
              unlocking={unlockUnderWay(bench.reading, file.fileId)}
              onUnlock={(passphrase) => void actions.unlock(file, passphrase)}
              onCancel={(readingId) => void actions.cancelReading(readingId)}
              onRemove={() => void actions.removeFile(file.fileId)}
              unnamedKey={unnamedKey(imported, file)}
              onName={(ids) => actions.nameKey({ fileId: file.fileId, ...ids })}
            />
          ))}
        </ul>
        <ReadingLine className="import-card-reading" />
        {dragging !== null && <p className="import-card-over">{en.components.releaseToImport(dragging)}</p>}
      </Card>
      {bench.refused.map((finding, index) => (
        <FindingCard
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be refused twice
          key={index}
          finding={finding}
          onDismiss={() => dispatch({ type: 'refusal-dismissed' })}
        />
      ))}
      {furtherFindings(imported).map((finding) => (
        <FindingCard key={JSON.stringify(finding.problem)} finding={finding} />
      ))}
    </div>
  );
}
