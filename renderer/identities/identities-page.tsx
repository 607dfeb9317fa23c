import { Plus } from 'lucide-react';
import { useBench } from '../bench/bench-context.ts';
import { FileInput } from '../bench/import/file-input.tsx';
import { FindingCard } from '../bench/import/finding-card.tsx';
import { ReadingLine } from '../bench/import/reading-line.tsx';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { Icon } from '../components/icon.tsx';
import { en } from '../messages/en.ts';
import { useCommand, useRunCommand } from '../shell/commands.tsx';
import { SplitLayout } from '../shell/split-layout.tsx';
import { EmptyIdentities } from './empty-identities.tsx';
import { IdentityDetail } from './identity-detail.tsx';
import { type Entry, entryGroups, shownEntry } from './identity-entries.ts';
import { IdentityList } from './identity-list.tsx';
import { useIdentities } from './use-identities.ts';
import { useImportedHere } from './use-imported-here.ts';
import { WaitingDetail } from './waiting-detail.tsx';
import './identities-page.css';

const texts = en.identities;

/** Everything the app remembers: certificates, signing keys, keys that wait for Apple, and the simulator's own. */
export function IdentitiesPage() {
  const { actions, dragging, now } = useBench();
  const { list, known, problem, dismissProblem, selectedId, select } = useIdentities();
  const runCommand = useRunCommand();
  useImportedHere();
  useCommand('choose-files', actions.chooseFiles);
  const groups = entryGroups(list, now);
  const shown = shownEntry(groups, selectedId);
  return (
    <SplitLayout
      toolbar={{
        title: texts.title,
        actions: (
          <>
            <Button variant="quiet" aria-label={texts.createRequestName} onClick={() => runCommand('create-request')}>
              {texts.createRequest}
            </Button>
            <Button icon={<Icon of={Plus} />} aria-label={texts.importName} onClick={actions.chooseFiles}>
              {texts.import}
            </Button>
          </>
        ),
      }}
      listLabel={texts.list.pane}
      list={<IdentityList groups={groups} selectedId={shown?.id ?? null} onSelect={select} />}
    >
      <FileInput />
      <ReadingLine className="identities-reading" />
      {problem !== null && (
        <FindingCard finding={{ severity: 'error', problem, files: [] }} onDismiss={dismissProblem} />
      )}
      {list.storage !== 'on-disk' && (
        <Card tone="warn" title={texts.storage.title}>
          <p>{texts.storage[list.storage]}</p>
        </Card>
      )}
      {shown === null ? known && <EmptyIdentities onImport={actions.chooseFiles} /> : <Detail entry={shown} />}
      {dragging !== null && <div className="bench-over">{en.components.releaseToImport(dragging)}</div>}
    </SplitLayout>
  );
}

/** Another entry is another detail: what was open or asked in the one before does not carry over. */
function Detail({ entry }: { readonly entry: Entry }) {
  return entry.kind === 'waiting' ? (
    <WaitingDetail key={entry.id} waiting={entry.waiting} />
  ) : (
    <IdentityDetail key={entry.id} kind={entry.kind} identity={entry.identity} />
  );
}
