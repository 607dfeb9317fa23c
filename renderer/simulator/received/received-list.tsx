import { ArrowUp, Eraser, Search, X } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { StatusDot } from '../../components/status-dot.tsx';
import { TextField } from '../../components/text-field.tsx';
import { VirtualListBox } from '../../components/virtual-list-box.tsx';
import { en } from '../../messages/en.ts';
import { useSimulator } from '../../shell/use-simulator.ts';
import { KindChip } from './kind-chip.tsx';
import type { Received, ShownRow } from './received.ts';
import { rowText } from './row-text.ts';
import { useReceived } from './use-received.ts';
import './received-list.css';

const texts = en.simulator.list;

/** px, as in the style sheet. */
const ROW_HEIGHT = 53;

/** All that arrived, newest first. */
export function ReceivedList() {
  const { received, shown, filter, selected, select, setAtTop, follows } = useReceived();
  const { state } = useSimulator();
  if (received.rows.length === 0) {
    return <p className="received-nothing">{state.status === 'on' ? texts.emptyOn : texts.emptyOff}</p>;
  }
  return (
    <>
      <Filter />
      {shown.length === 0 && (
        <p className="received-nothing" role="status">
          {texts.nothing(filter)}
        </p>
      )}
      {shown.length > 0 && (
        <VirtualListBox
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

function isNotification({ event }: ShownRow): boolean {
  return event.event === 'notification';
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

function Filter() {
  const { filter, setFilter } = useReceived();
  return (
    <div className="received-filter">
      <Icon of={Search} size={14} className="received-filter-icon" />
      <TextField
        type="search"
        label={texts.filter}
        labelPosition="hidden"
        placeholder={texts.filter}
        value={filter}
        onChange={setFilter}
        trailing={
          filter !== '' && (
            <Button
              variant="quiet"
              icon={<Icon of={X} size={14} />}
              aria-label={texts.clearFilter}
              title={texts.clearFilter}
              onClick={() => setFilter('')}
            />
          )
        }
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filter === '') return;
          setFilter('');
          event.preventDefault();
          event.stopPropagation();
        }}
      />
    </div>
  );
}

/** Beside the switch: whether the list is live or how much is new, and the way to empty it. */
export function ReceivedActions() {
  const { received, fresh, follow, clear } = useReceived();
  const { state } = useSimulator();
  return (
    <div className="received-actions">
      {received.rows.length > 0 && (
        <span className="received-count">{texts.count(received.rows.filter(isNotification).length)}</span>
      )}
      {fresh > 0 ? (
        <Button
          variant="link"
          icon={<Icon of={ArrowUp} size={12} />}
          aria-label={texts.freshName(fresh)}
          onClick={follow}
        >
          {texts.fresh(fresh)}
        </Button>
      ) : (
        state.status === 'on' && (
          <span className="received-live">
            <StatusDot tone="ok" />
            {texts.live}
          </span>
        )
      )}
      <Button
        variant="quiet"
        size="compact"
        className="received-clear"
        icon={<Icon of={Eraser} size={14} />}
        aria-label={texts.clearName}
        title={texts.clearName}
        disabled={received.rows.length === 0}
        onClick={() => void clear()}
      >
        {texts.clear}
      </Button>
    </div>
  );
}
