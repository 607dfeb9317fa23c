import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useBench } from '../bench/bench-context.ts';
import { useMessage } from '../bench/message-context.ts';
import { useTemplates } from '../bench/templates/use-templates.ts';
import { Icon } from '../components/icon.tsx';
import { ShortcutHint } from '../components/shortcut-hint.tsx';
import { useFeedback } from '../feedback/use-feedback.ts';
import { useIdentities } from '../identities/use-identities.ts';
import { en } from '../messages/en.ts';
import { useSettings } from '../settings/use-settings.ts';
import type { CommandName } from '../shell/commands.tsx';
import { useSimulator } from '../shell/use-simulator.ts';
import { useReceived } from '../simulator/received/use-received.ts';
import { paletteEntries } from './palette-entries.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { ranked } from './ranking.ts';
import { usePaletteAct } from './use-palette-act.ts';
import '../components/dialog.css';
import './palette.css';

const texts = en.palette;

type PaletteProps = {
  readonly onClose: () => void;
  /** Does a command on the page that it belongs to. */
  readonly runHere: (command: CommandName) => void;
};

/**
 * Everything that can be done, by its name: type words in any order, choose with the arrows, run with Enter. What it
 * would tell of the page behind is read once, as it opens.
 */
export function Palette({ onClose, runHere }: PaletteProps) {
  const [query, setQuery] = useState('');
  const chosen = useRef(false);
  const hintId = useId();
  const perform = usePaletteAct(runHere);
  const found = ranked(useEntries(), query);
  const run = (entry: PaletteEntry) => {
    if (entry.blocked !== undefined) return;
    chosen.current = true;
    onClose();
    perform(entry.act);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        {/* What was run may have taken the focus to where it leads. */}
        <Dialog.Popup className="dialog palette" aria-label={texts.title} finalFocus={() => !movedOn(chosen.current)}>
          <div className="palette-body">
            <Autocomplete.Root
              open
              inline
              items={found}
              filter={null}
              value={query}
              onValueChange={setQuery}
              itemToStringValue={(entry: PaletteEntry) => entry.title}
              autoHighlight="always"
              keepHighlight
            >
              <div className="palette-field">
                <Icon of={Search} />
                <Autocomplete.Input
                  className="palette-input"
                  aria-label={texts.title}
                  aria-describedby={hintId}
                  placeholder={texts.placeholder}
                  spellCheck={false}
                />
              </div>
              <Autocomplete.Empty className="palette-none">
                {found.length === 0 && texts.none(query.trim())}
              </Autocomplete.Empty>
              <Autocomplete.Status className="visually-hidden">{texts.found(found.length)}</Autocomplete.Status>
              <Autocomplete.List className="palette-list" aria-label={texts.list}>
                {(entry: PaletteEntry) => (
                  <Autocomplete.Item
                    key={entry.id}
                    value={entry}
                    className="palette-item"
                    aria-disabled={entry.blocked !== undefined || undefined}
                    onClick={() => run(entry)}
                  >
                    <EntryLine entry={entry} />
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
              <p id={hintId} className="palette-hint">
                {texts.hint}
              </p>
            </Autocomplete.Root>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Whether the focus is no longer where closing left it. */
function movedOn(chosen: boolean): boolean {
  return chosen && document.activeElement !== null && document.activeElement !== document.body;
}

function useEntries(): readonly PaletteEntry[] {
  const { bench, now } = useBench();
  const message = useMessage();
  const { list } = useIdentities();
  const { settings } = useSettings();
  const { state } = useSimulator();
  const { list: templates } = useTemplates();
  const { feedback } = useFeedback();
  const { received } = useReceived();
  return paletteEntries({
    ...{ bench, message, simulator: state, identities: list, templates, settings, feedback, now },
    receivedCount: received.rows.length,
  });
}

function EntryLine({ entry: { kind, title, note, blocked, shortcut } }: { readonly entry: PaletteEntry }) {
  return (
    <>
      <span className="palette-title">{title}</span>
      {(blocked ?? note) !== undefined && <span className="palette-note">{blocked ?? note}</span>}
      <span className="palette-end">
        {shortcut !== undefined && <ShortcutHint shortcut={shortcut} />}
        <span className="palette-kind">{texts.kinds[kind]}</span>
      </span>
    </>
  );
}
