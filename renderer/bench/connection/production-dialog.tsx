import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';

const texts = en.bench.connection.confirm;

/** The one question per launch before production is touched. */
export function ProductionDialog() {
  const { actions, asking } = useBench();
  return (
    <Dialog
      open={asking !== null}
      title={texts.title}
      description={texts.text}
      onClose={() => actions.answerAsking(false)}
      footer={
        <>
          <Button size="footer" onClick={() => actions.answerAsking(false)}>
            {texts.cancel}
          </Button>
          <Button variant="primary" size="footer" onClick={() => actions.answerAsking(true)}>
            {texts.go}
          </Button>
        </>
      }
    >
      <p>{texts.once}</p>
    </Dialog>
  );
}
