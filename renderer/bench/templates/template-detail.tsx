import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TemplateHeaders } from '../../../shared/template/template.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Menu, type MenuGroup } from '../../components/menu.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import type { TemplateEntry } from './template-entries.ts';

const texts = en.bench.templates;

const FIELDS = Object.keys(texts.fields) as readonly (keyof TemplateHeaders)[];

type TemplateDetailProps = {
  readonly entry: TemplateEntry;
  /** What can be done with it beside using it. */
  readonly actions: readonly MenuGroup[];
  /** What was just done. */
  readonly notes: ReactNode;
};

/** The right pane: what a template is for, its headers and its payload. */
export function TemplateDetail({ entry, actions, notes }: TemplateDetailProps) {
  const { credential } = useBench();
  const { template, purpose, saved, covered } = entry;
  const headers = FIELDS.filter((field) => template.headers[field] !== '');
  return (
    <section className="templates-detail" aria-label={template.name}>
      <div className="templates-head">
        <h3 className="templates-head-title">{template.name}</h3>
        <Menu
          trigger={
            <Button
              variant="quiet"
              size="compact"
              icon={<Icon of={Ellipsis} />}
              aria-label={texts.more}
              title={texts.more}
            />
          }
          groups={actions}
        />
      </div>
      {notes}
      <p className="templates-purpose">{saved === null ? purpose : texts.savedFor(saved.credentialName)}</p>
      {!covered && credential !== null && <p className="templates-warn">{texts.notCoveredLine[credential.kind]}</p>}
      {headers.length > 0 && (
        <dl className="templates-headers type-mono" aria-label={texts.headers}>
          {headers.map((field) => (
            <div key={field} className="templates-header">
              <dt>{texts.fields[field]}</dt>
              <dd>{template.headers[field]}</dd>
            </div>
          ))}
        </dl>
      )}
      <TextArea
        label={texts.payload}
        labelPosition="top"
        className="templates-payload"
        mono
        readOnly
        rows={rowsFor(template.payload)}
        value={template.payload}
      />
    </section>
  );
}

/** As many lines as the payload has, as far as there is room. */
function rowsFor(payload: string): number {
  return Math.min(15, Math.max(5, payload.split('\n').length));
}
