import { Radio } from 'lucide-react';
import { Button } from '../components/button.tsx';
import { EmptyPage } from '../components/empty-page.tsx';
import { en } from '../messages/en.ts';
import { useSimulator } from '../shell/use-simulator.ts';
import { CopyExampleMenu } from './examples/copy-example-menu.tsx';

const texts = en.simulator;

/** Before anything arrived: what will appear, and the one step to it. */
export function EmptyDetail() {
  const { state, start } = useSimulator();
  const on = state.status === 'on' ? state : null;
  return (
    <EmptyPage
      icon={Radio}
      title={on === null ? texts.empty.offTitle : texts.empty.onTitle}
      text={on === null ? texts.empty.off : texts.empty.on(on.host, on.http2Port, on.legacyPort)}
    >
      {on === null ? (
        <Button
          variant="primary"
          size="footer"
          busy={state.status === 'starting'}
          aria-label={texts.startName}
          onClick={() => void start()}
        >
          {texts.startName}
        </Button>
      ) : (
        <CopyExampleMenu />
      )}
    </EmptyPage>
  );
}
