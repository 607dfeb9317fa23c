import { type Ref, useRef } from 'react';
import { FilterField } from '../../components/filter-field.tsx';
import { ListBox } from '../../components/list-box.tsx';
import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import type { TemplateEntry, TemplateGroup } from './template-entries.ts';

const texts = en.bench.templates;

type TemplateListProps = {
  readonly filterField: Ref<HTMLInputElement>;
  readonly groups: readonly TemplateGroup[];
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onUse: () => void;
};

/** The left pane: a filter, and the templates that it lets through. Enter in either uses the chosen one. */
export function TemplateList({
  filterField,
  groups,
  filter,
  onFilter,
  selectedId,
  onSelect,
  onUse,
}: TemplateListProps) {
  const list = useRef<HTMLDivElement>(null);
  return (
    <div className="templates-list">
      <form
        className="templates-filter"
        onSubmit={(event) => {
          event.preventDefault();
          onUse();
        }}
      >
        <FilterField
          ref={filterField}
          label={texts.filter}
          clearLabel={texts.clear}
          value={filter}
          onChange={onFilter}
          onArrowDown={() => list.current?.focus()}
        />
      </form>
      {groups.length === 0 ? (
        <p className="templates-nothing" role="status">
          {texts.nothing(filter)}
        </p>
      ) : (
        <ListBox
          root={list}
          label={texts.list}
          groups={groups.map(({ id, label, entries }) => ({
            id,
            label,
            options: entries.map((entry) => ({ id: entry.id, content: <Row entry={entry} /> })),
          }))}
          selectedId={selectedId}
          onSelect={onSelect}
          onActivate={onUse}
        />
      )}
    </div>
  );
}

function Row({ entry: { template, covered } }: { readonly entry: TemplateEntry }) {
  const { credential } = useBench();
  return (
    <span className="templates-row">
      <span className="templates-row-title" title={template.name}>
        {template.name}
      </span>
      <span className="templates-row-note">
        {template.headers.pushType || texts.byDefault}
        {!covered && credential !== null && (
          <span className="templates-warn"> · {texts.notCovered[credential.kind]}</span>
        )}
      </span>
    </span>
  );
}
