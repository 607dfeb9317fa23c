import { useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { useAnnounce } from '../../components/live-region.tsx';
import { en } from '../../messages/en.ts';
import { useCommand } from '../../shell/commands.tsx';
import { useSimulator } from '../../shell/use-simulator.ts';
import { ProblemLine } from '../problem-line.tsx';
import { armedChip } from './armed-chip.ts';
import { ConnectionActions } from './connection-actions.tsx';
import { FaultFields } from './fault-fields.tsx';
import { formTrouble } from './faults-form.ts';
import { RulesFileLine } from './rules-file-line.tsx';
import { useFaults } from './use-faults.ts';
import './faults-panel.css';

const texts = en.simulatorFaults;

type FaultsPanelProps = {
  /** The device token of the notification that is shown, null when none is. */
  readonly selectedToken: string | null;
};

/** From this height on there is room for the panel below the list, px. */
const ROOMY = 700;

/** What the simulator is to answer instead, at the foot of the list. */
export function FaultsPanel({ selectedToken }: FaultsPanelProps) {
  const { state } = useSimulator();
  const { armed, problem } = useFaults();
  const [open, setOpen] = useState(() => window.innerHeight >= ROOMY);
  useCommand('show-faults', () => setOpen(true));
  const on = state.status === 'on' ? state : null;
  const chip = on === null ? null : armedChip(on, armed);
  return (
    <section className="faults" aria-label={texts.title}>
      <Disclosure
        title={texts.title}
        aside={
          chip && (
            <Chip tone={chip.tone} title={chip.text}>
              {chip.text}
            </Chip>
          )
        }
        open={open}
        onOpenChange={setOpen}
      >
        <div className="faults-body">
          {on === null && <p className="faults-note">{texts.off}</p>}
          <FaultFields token={selectedToken} disabled={on === null} />
          <ArmButtons token={selectedToken} left={on?.armed ?? null} />
          <ProblemLine problem={problem} />
          <ConnectionActions open={on?.open ?? null} />
          <RulesFileLine rulesFile={on?.rulesFile ?? null} disabled={on === null} />
        </div>
      </Disclosure>
    </section>
  );
}

/** `left`: rules that may still apply; null while the simulator is off. */
function ArmButtons({ token, left }: { readonly token: string | null; readonly left: number | null }) {
  const { form, busy, arm, disarm } = useFaults();
  const trouble = formTrouble(form, token);
  const id = useId();
  const announce = useAnnounce();
  useCommand('arm-fault', () => {
    if (left === null || busy) return false;
    if (trouble !== null) return announce(texts.troubles[trouble]);
    void arm(token);
  });
  useCommand('disarm-faults', () => void disarm());
  return (
    <>
      <div className="faults-buttons">
        <Button
          busy={busy}
          disabled={left === null || trouble !== null}
          aria-describedby={trouble === null ? undefined : id}
          onClick={() => void arm(token)}
        >
          {texts.arm}
        </Button>
        <Button disabled={left === null || left === 0} onClick={() => void disarm()}>
          {texts.disarm}
        </Button>
      </div>
      {left !== null && trouble !== null && (
        <p id={id} className="faults-note">
          {texts.troubles[trouble]}
        </p>
      )}
    </>
  );
}
