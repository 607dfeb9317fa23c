import { KeyRound, type LucideIcon, Radio } from 'lucide-react';
import { useRef, useState } from 'react';
import { useBench } from '../bench/bench-context.ts';
import { FilterField } from '../components/filter-field.tsx';
import { CertificateIcon, Icon } from '../components/icon.tsx';
import { ListBox } from '../components/list-box.tsx';
import { en } from '../messages/en.ts';
import { type Entry, type EntryGroup, entryNote, entryTitle, filterGroups } from './identity-entries.ts';
import './identity-list.css';

const texts = en.identities.list;

/** The drawing of each kind of entry. */
export const ENTRY_ICONS: Readonly<Record<Entry['kind'], LucideIcon>> = {
  certificate: CertificateIcon,
  'token-key': KeyRound,
  waiting: KeyRound,
  'built-in': Radio,
};

type IdentityListProps = {
  readonly groups: readonly EntryGroup[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
};

/** The left pane: a filter, and below it all that it lets through. The arrow keys lead from the filter into the list. */
export function IdentityList({ groups, selectedId, onSelect }: IdentityListProps) {
  const { now } = useBench();
  const [filter, setFilter] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const shown = filterGroups(groups, filter);
  return (
    <>
      <div className="identity-filter" hidden={groups.length === 0}>
        <FilterField
          label={texts.filter}
          clearLabel={texts.clear}
          value={filter}
          onChange={setFilter}
          onArrowDown={() => list.current?.focus()}
        />
      </div>
      {shown.length === 0 && filter !== '' && (
        <p className="identity-list-nothing" role="status">
          {texts.nothing(filter)}
        </p>
      )}
      {shown.length > 0 && (
        <ListBox
          root={list}
          label={texts.label}
          groups={shown.map(({ id, entries }) => ({
            id,
            label: texts.groups[id],
            options: entries.map((entry) => ({ id: entry.id, content: <Row entry={entry} now={now} /> })),
          }))}
          selectedId={selectedId}
          onSelect={onSelect}
        />
      )}
    </>
  );
}

function Row({ entry, now }: { readonly entry: Entry; readonly now: Date }) {
  const title = entryTitle(entry);
  const { kind, state } = entryNote(entry, now);
  return (
    <>
      <span className="identity-row-tile">
        <Icon of={ENTRY_ICONS[entry.kind]} />
      </span>
      <span className="identity-row-words">
        <span className="identity-row-title" title={title}>
          {title}
        </span>
        <span className="identity-row-note">
          <span className="identity-row-part">{kind}</span>{' '}
          <span className="identity-row-part">
            <span className="identity-row-dot">· </span>
            <span className="identity-row-state" data-tone={state.tone}>
              {state.text}
            </span>
          </span>
        </span>
      </span>
    </>
  );
}
