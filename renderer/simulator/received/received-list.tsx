import { useRef } from 'react';
import { FilterField } from '../../components/filter-field.tsx';
import { VirtualListBox } from '../../components/virtual-list-box.tsx';
import { en } from '../../messages/en.ts';
import { useSimulator } from '../../shell/use-simulator.ts';
import { KindChip } from './kind-chip.tsx';
import type { Received, ShownRow } from './received.ts';
import { rowText } from './row-text.ts';
import { useReceived } from './use-received.ts';
import './received-list.css';

const texts = en.simulator.list;

/** Of its two lines with their padding and the line below, px. */
const ROW_HEIGHT = 53;

/** All that arrived, newest first. */
export function ReceivedList() {
  const { received, shown, filter, setFilter, selected, select, setAtTop, follows } = useReceived();
  const { state } = useSimulator();
  const list = useRef<HTMLDivElement>(null);
  if (received.rows.length === 0) {
    return <p className="received-nothing">{state.status === 'on' ? texts.emptyOn : texts.emptyOff}</p>;
  }
  return (
    <>
      <div className="received-filter">
        <FilterField
          label={texts.filter}
          clearLabel={texts.clearFilter}
          value={filter}
          onChange={setFilter}
          onArrowDown={() => list.current?.focus()}
        />
      </div>
      {shown.length === 0 && (
        <p className="received-nothing" role="status">
          {texts.nothing(filter)}
        </p>
      )}
      {shown.length > 0 && (
        <VirtualListBox
          root={list}
          label={texts.label}
          items={shown}
          keyOf={keyOf}
          rowHeight={ROW_HEIGHT}
          selectedKey={selected === null ? null : keyOf(selected)}
          onSelect={(row) => select(row.sequence)}
          render={(row) => <Row row={row} clients={received.clients} />}
          onAtTop={setAtTop}
          topRequest={follows}
        />
      )}
    </>
  );
}

function keyOf(row: ShownRow): string {
  return String(row.sequence);
}

function Row({ row, clients }: { readonly row: ShownRow; readonly clients: Received['clients'] }) {
  const { kind, title, client, token, time, status } = rowText(row, clients);
  return (
    <div className="received-row">
      <KindChip kind={kind} />
      <div className="received-row-lines">
        <div className="received-row-line">
          <span className="received-row-title" title={title}>
            {title}
          </span>
          <span className="received-row-time">{time}</span>
        </div>
        <div className="received-row-line">
          <span className="received-row-client" title={client}>
            {client}
          </span>
          {token !== null && <span className="received-row-token">{token}</span>}
          {status !== null && (
            <span className="received-row-status" data-tone={status.tone}>
              {status.text}
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
