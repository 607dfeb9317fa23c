import { Check as CheckMark, X } from 'lucide-react';
import { type Check, connectionChecks } from '../../../shared/connection/checks.ts';
import type { ConnectionReport } from '../../../shared/connection/report.ts';
import { checkText } from '../../../shared/messages/check-text.ts';
import { Icon } from '../../components/icon.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import './checks-panel.css';

const texts = en.bench.checks;

/** What was looked at on a person's behalf after a failed test; what failed comes first. */
export function ChecksPanel({ report }: { readonly report: ConnectionReport }) {
  const { credential, now } = useBench();
  const checks = connectionChecks(report, credential, now);
  const failed = checks.filter((check) => check.status === 'failed');
  const passed = checks.filter((check) => check.status === 'passed');
  return (
    <section aria-label={texts.title}>
      <header className="panel-header">
        <h2>{texts.title}</h2>
        <p className="panel-header-aside">{texts.count(passed.length, failed.length)}</p>
      </header>
      <ul>
        {[...failed, ...passed].map((check) => (
          <CheckRow key={check.id} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckRow({ check }: { readonly check: Check }) {
  const { title, fact } = checkText(check);
  const failed = check.status === 'failed';
  return (
    <li className="check-row" data-status={check.status}>
      <Icon of={failed ? X : CheckMark} size={14} className="check-row-mark" />
      <div>
        <h3 className="check-row-title">
          {title}
          <span className="visually-hidden">, {failed ? texts.failed : texts.passed}</span>
        </h3>
        <p className="check-row-fact">{fact}</p>
      </div>
    </li>
  );
}
