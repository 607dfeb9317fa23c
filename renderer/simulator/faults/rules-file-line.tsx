import { useState } from 'react';
import type { Problem } from '../../../shared/problem.ts';
import type { Result } from '../../../shared/result.ts';
import { answerOf } from '../../bench/answer-of.ts';
import { bridge } from '../../bridge.ts';
import { baseName } from '../../components/base-name.ts';
import { Button } from '../../components/button.tsx';
import { en } from '../../messages/en.ts';
import { useCommand } from '../../shell/commands.tsx';
import type { SimulatorOn } from '../../shell/use-simulator.ts';
import { ProblemLine } from '../problem-line.tsx';
import { RulesFormatDialog } from './rules-format-dialog.tsx';

const texts = en.simulatorFaults.rules;

type RulesFileLineProps = { readonly rulesFile: SimulatorOn['rulesFile']; readonly disabled: boolean };

/** The file that rules are taken from after the panel's own, and what is wrong with it. */
export function RulesFileLine({ rulesFile, disabled }: RulesFileLineProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [explained, setExplained] = useState(false);
  const ask = async (request: () => Promise<Result<unknown>>) => {
    const answer = await answerOf(request);
    setProblem(answer.ok ? null : answer.problem);
  };
  const choose = () => void ask(bridge.chooseRules);
  const forget = () => void ask(bridge.forgetRules);
  useCommand('choose-rules', () => (disabled ? false : choose()));
  useCommand('forget-rules', () => (rulesFile === null ? false : forget()));
  return (
    <div className="faults-rules">
      {rulesFile !== null && (
        <span className="faults-rules-name" title={rulesFile.file}>
          <span className="faults-rules-label">{texts.label}</span> {baseName(rulesFile.file)}
        </span>
      )}
      <div className="faults-rules-line">
        {rulesFile === null && <span className="faults-rules-label">{texts.label}</span>}
        <Button
          variant="link"
          disabled={disabled}
          aria-label={rulesFile === null ? texts.chooseName : texts.changeName}
          onClick={choose}
        >
          {rulesFile === null ? texts.choose : texts.change}
        </Button>
        {rulesFile !== null && (
          <Button variant="link" onClick={forget}>
            {texts.stop}
          </Button>
        )}
        <Button variant="link" aria-haspopup="dialog" onClick={() => setExplained(true)}>
          {texts.format}
        </Button>
      </div>
      <ProblemLine problem={problem} />
      {rulesFile !== null && rulesFile.problem !== null && (
        <>
          <ProblemLine problem={rulesFile.problem} />
          <p className="faults-note">{texts.unusable}</p>
        </>
      )}
      <RulesFormatDialog open={explained} onClose={() => setExplained(false)} />
    </div>
  );
}
