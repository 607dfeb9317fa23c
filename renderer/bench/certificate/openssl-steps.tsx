import { needsNoLegacyInLibressl } from '../../../shared/credential/openssl-recipe.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { en } from '../../messages/en.ts';

const texts = en.bench.exporting;

/** The openssl commands that do the same, to read, to check and to copy. */
export function OpensslSteps({ commands }: { readonly commands: readonly string[] }) {
  if (commands.length === 0) return null;
  return (
    <div className="openssl-steps">
      <Disclosure
        title={texts.commands}
        headingLevel={3}
        aside={
          <CopyButton text={commands.join('\n')} label={texts.copyCommandsName}>
            {texts.copyCommands}
          </CopyButton>
        }
      >
        <ol className="openssl-steps-list type-mono">
          {commands.map((command) => (
            <li key={command}>
              <code>{command}</code>
            </li>
          ))}
        </ol>
        {needsNoLegacyInLibressl(commands) && <p className="openssl-steps-note">{texts.legacyNote}</p>}
      </Disclosure>
    </div>
  );
}
