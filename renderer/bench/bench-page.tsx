import { Plus } from 'lucide-react';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { useIdentities } from '../identities/use-identities.ts';
import { en } from '../messages/en.ts';
import { useCommand } from '../shell/commands.tsx';
import { PageLayout } from '../shell/page-layout.tsx';
import { useBench } from './bench-context.ts';
import { BenchInspector } from './bench-inspector.tsx';
import { ExportDialog } from './certificate/export-dialog.tsx';
import { exportSources } from './certificate/export-sources.ts';
import { ProductionDialog } from './connection/production-dialog.tsx';
import { EmptyBench } from './import/empty-bench.tsx';
import { FileInput } from './import/file-input.tsx';
import { ImportCard } from './import/import-card.tsx';
import { NewestAnswerCommands } from './newest-answer-commands.tsx';
import { ProgressLine } from './progress-line.tsx';
import { ReadyBench } from './ready-bench.tsx';
import { SendDetailsProvider } from './result/details/send-details-context.tsx';
import { SendBar } from './result/send-bar.tsx';
import { benchContext, testBlock } from './selectors.ts';
import { sendBlock } from './send-block.ts';
import { TemplatesHost } from './templates/templates-host.tsx';
import { useStageFocus } from './use-stage-focus.ts';
import './bench-page.css';

const texts = en.bench;

/** The guided flow: files, connection, message, result, on one page. */
export function BenchPage() {
  const { bench, actions } = useBench();
  useBenchCommands();
  useStageFocus(bench.stage);
  const ready = bench.stage === 'ready';
  const context = benchContext(bench);
  return (
    <SendDetailsProvider>
      <NewestAnswerCommands />
      <PageLayout
        toolbar={{
          title: texts.title,
          context: context === null ? undefined : texts.context(context.topic, texts.targets[context.target]),
          actions: bench.stage !== 'empty' && (
            <Button variant="quiet" icon={<Icon of={Plus} />} onClick={() => void actions.newBench()}>
              {texts.newBench}
            </Button>
          ),
        }}
        progress={<ProgressLine />}
        {...(ready && { sendBar: <SendBar />, inspector: <BenchInspector /> })}
      >
        <FileInput />
        {bench.stage === 'empty' && <EmptyBench />}
        {bench.stage === 'importing' && <ImportCard bench={bench} />}
        {bench.stage === 'ready' && <ReadyBench bench={bench} />}
        <ProductionDialog />
        <BenchExport />
        {ready && <TemplatesHost />}
      </PageLayout>
    </SendDetailsProvider>
  );
}

/** The export dialog, while one is asked for. */
function BenchExport() {
  const { bench, exports } = useBench();
  const { exporting, closeExport } = exports;
  const { list } = useIdentities();
  if (exporting === null || bench.stage === 'empty') return null;
  const { credential, purpose } = exporting;
  return (
    <ExportDialog
      credential={credential}
      sources={exportSources(bench.imported, credential, list.identities)}
      purpose={purpose}
      onClose={closeExport}
    />
  );
}

/** What keys and the menu do here. */
function useBenchCommands(): void {
  const { bench, simulator, actions, newest } = useBench();
  const ready = bench.stage === 'ready';
  useCommand('choose-files', actions.chooseFiles);
  useCommand('new-bench', () => void actions.newBench());
  useCommand('test-connection', () => {
    if (!ready || bench.running !== null || testBlock(bench, simulator.state) !== null) return false;
    actions.startTest();
  });
  useCommand('send', () => {
    if (!ready || sendBlock(bench, newest().message, simulator.state) !== null) return false;
    actions.startSend();
  });
  useCommand('escape', () => {
    if (bench.running === null) return false;
    void actions.cancelTest();
  });
}
