import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { en } from '../../messages/en.ts';
import { RULES_EXAMPLE } from './rules-example.ts';

const texts = en.simulatorFaults.rules.dialog;

type RulesFormatDialogProps = { readonly open: boolean; readonly onClose: () => void };

/** What a rules file looks like, with an example to begin from. */
export function RulesFormatDialog({ open, onClose }: RulesFormatDialogProps) {
  return (
    <Dialog open={open} title={texts.title} description={texts.description} width={690} onClose={onClose}>
      <div className="rules-format-example">
        <pre className="type-mono">{RULES_EXAMPLE}</pre>
        <CopyButton text={RULES_EXAMPLE} label={texts.copy}>
          {texts.copyShort}
        </CopyButton>
      </div>
      <Fields title={texts.ruleTitle} fields={texts.rule} />
      <Fields title={texts.answerTitle} fields={texts.answer} />
      <p className="rules-format-more">{texts.more}</p>
    </Dialog>
  );
}

type FieldsProps = { readonly title: string; readonly fields: readonly (readonly [string, string])[] };

function Fields({ title, fields }: FieldsProps) {
  return (
    <section>
      <h3 className="rules-format-title">{title}</h3>
      <dl className="rules-format-fields">
        {fields.map(([name, meaning]) => (
          <div key={name}>
            <dt className="type-mono">{name}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
