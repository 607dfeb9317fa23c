import { Search, X } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { TextField } from '../../components/text-field.tsx';
import { en } from '../../messages/en.ts';
import { useReceived } from './use-received.ts';
import './received-list.css';

const texts = en.simulator.list;

/** What the list is narrowed down to. */
export function ReceivedFilter() {
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
