import { Activity, ListX, type LucideIcon, Radio, Settings2 } from 'lucide-react';
import { CertificateIcon, Icon } from '../components/icon.tsx';
import { usePlatform } from '../components/platform.tsx';
import { shortcutAria } from '../components/shortcut.ts';
import { Tooltip } from '../components/tooltip.tsx';
import { en } from '../messages/en.ts';
import { useAppInfo } from './app-info.tsx';
import { SHORTCUTS } from './keyboard.ts';
import { SimulatorPill } from './simulator-pill.tsx';
import './sidebar.css';

/** The parts of the app that the sidebar leads to. */
export type Section = 'bench' | 'identities' | 'simulator' | 'feedback' | 'settings';

const ICONS: Readonly<Record<Section, LucideIcon>> = {
  bench: Activity,
  identities: CertificateIcon,
  simulator: Radio,
  feedback: ListX,
  settings: Settings2,
};
const SECTIONS: readonly (readonly Section[])[] = [['bench', 'identities', 'simulator', 'feedback'], ['settings']];

type SidebarProps = {
  /** null while a page is shown that is none of them. */
  readonly section: Section | null;
  readonly onSection: (section: Section) => void;
  /** How many things a section holds; absent or 0 is not shown. */
  readonly counts: Readonly<Partial<Record<Section, number>>>;
};

/** The sections, and the simulator's pill at the foot. On narrow windows a rail of icons. */
export function Sidebar({ section, onSection, counts }: SidebarProps) {
  const { titleBar } = useAppInfo();
  return (
    <div className="sidebar">
      <div className="sidebar-top">{titleBar !== 'inset' && <Wordmark />}</div>
      <nav aria-label={en.app.sections} className="sidebar-nav">
        {SECTIONS.map((group) => (
          <ul key={group.join()} className="sidebar-group">
            {group.map((name) => (
              <li key={name}>
                <SectionButton
                  name={name}
                  current={name === section}
                  count={counts[name] ?? 0}
                  onPress={() => onSection(name)}
                />
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <SimulatorPill />
    </div>
  );
}

type SectionButtonProps = {
  readonly name: Section;
  readonly current: boolean;
  readonly count: number;
  readonly onPress: () => void;
};

function SectionButton({ name, current, count, onPress }: SectionButtonProps) {
  const shortcut = SHORTCUTS[name];
  const platform = usePlatform();
  return (
    <Tooltip text={en.app.section[name]} shortcut={shortcut} side="right">
      <button
        type="button"
        className="sidebar-item"
        aria-current={current ? 'page' : undefined}
        aria-keyshortcuts={shortcutAria(shortcut, platform)}
        onClick={onPress}
      >
        <Icon of={ICONS[name]} />
        <span className="sidebar-label">{en.app.section[name]}</span>
        {count > 0 && (
          // The page tells it to assistive technology; the button's name stays the section's.
          <span className="sidebar-count" aria-hidden="true">
            {count}
          </span>
        )}
      </button>
    </Tooltip>
  );
}

/** Where macOS has its traffic lights, the other systems show whose window it is. */
function Wordmark() {
  return (
    <div className="sidebar-wordmark">
      <svg viewBox="0 0 20 20" className="sidebar-mark" aria-hidden="true">
        <rect x="1" y="1" width="18" height="18" rx="5" className="sidebar-mark-ground" />
        <path d="M4.5 10.5h2.2L8.8 5.6l2.6 8.6 1.7-3.7h2.4" className="sidebar-mark-pulse" />
      </svg>
      <span className="sidebar-name" aria-hidden="true">
        {en.app.name}
      </span>
    </div>
  );
}
