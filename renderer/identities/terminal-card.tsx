import type { Identity } from '../../shared/identity/identity.ts';
import { Card } from '../components/card.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { en } from '../messages/en.ts';
import { foldCommand, terminalSteps } from './terminal-steps.ts';
import './terminal-card.css';

const texts = en.identities.terminal;

/** The openssl commands that do the same by hand, to read, to check and to copy. */
export function TerminalCard({ identity }: { readonly identity: Identity }) {
  const steps = terminalSteps(identity);
  if (steps.length === 0) return null;
  return (
    <Card
      title={texts.title}
      aside={
        <CopyButton text={steps.map((step) => step.command).join('\n')} label={texts.copyAllName}>
          {texts.copyAll}
        </CopyButton>
      }
      flush
    >
      <ol>
        {steps.map(({ title, command, notes }, index) => (
          <li key={title} className="terminal-step">
            <span className="terminal-step-number" aria-hidden="true">
              {index + 1}
            </span>
            <div className="terminal-step-words">
              <p className="terminal-step-title">{title}</p>
              <pre className="terminal-step-command type-mono">{foldCommand(command)}</pre>
              {notes.map((note) => (
                <p key={note} className="terminal-step-note">
                  {note}
                </p>
              ))}
            </div>
            <CopyButton text={command} label={texts.copyStep(index + 1)} />
          </li>
        ))}
      </ol>
    </Card>
  );
}
