import { useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Popover } from '../../components/popover.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { useFindings } from '../message-context.ts';
import { FindingList } from './finding-list.tsx';
import { countFindings, type FindingHome } from './finding-places.ts';
import { SeverityMark } from './severity-mark.tsx';
import './lint.css';

const texts = en.bench.lint;

/** How many findings the message has; opens their list. It stays while the list is open, until the last one is gone. */
export function FindingsButton() {
  const { shownFinding } = useBench();
  const findings = useFindings();
  const [open, setOpen] = useState(false);
  const leadsOn = useRef(false);
  const show = (home: FindingHome) => {
    leadsOn.current = true;
    setOpen(false);
    shownFinding.ask(home);
  };
  const change = (next: boolean) => {
    // The focus that leaves for the place says once more that the list closes.
    if (next) leadsOn.current = false;
    setOpen(next);
  };
  const { errors, warnings } = countFindings(findings);
  if (findings.length === 0 && !open) return null;
  return (
    <Popover
      open={open}
      onOpenChange={change}
      givesFocusBack={() => !leadsOn.current}
      title={texts.title}
      trigger={
        <Button
          variant="quiet"
          size="footer"
          className="lint-button"
          icon={<SeverityMark severity={errors > 0 ? 'error' : 'warning'} />}
        >
          {findings.length === 0 ? texts.title : texts.count(errors, warnings)}
        </Button>
      }
    >
      <div className="lint-home">
        {findings.length > 0 ? (
          <FindingList findings={findings} onShow={show} />
        ) : (
          <p className="lint-list" tabIndex={-1}>
            {texts.none}
          </p>
        )}
      </div>
    </Popover>
  );
}
