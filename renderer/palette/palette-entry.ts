import type { Identity, IdentityList } from '../../shared/identity/identity.ts';
import type { SimulatorState } from '../../shared/ipc/simulator-state.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Template, TemplateList } from '../../shared/template/template.ts';
import type { Bench, TargetForm } from '../bench/bench-state.ts';
import type { MessageFacts } from '../bench/message-facts.ts';
import type { Shortcut } from '../components/shortcut.ts';
import type { Feedback } from '../feedback/feedback-state.ts';
import type { Paragraph } from '../how-push-works/paragraphs.ts';
import type { en } from '../messages/en.ts';
import type { CommandName } from '../shell/commands.tsx';
import type { Findable } from './ranking.ts';

/** What an entry does. */
export type PaletteAct =
  | { readonly kind: 'command'; readonly command: CommandName }
  | { readonly kind: 'simulator'; readonly to: 'start' | 'stop' }
  | { readonly kind: 'target'; readonly target: TargetForm['kind'] }
  | { readonly kind: 'theme'; readonly theme: Settings['theme'] }
  | { readonly kind: 'identity'; readonly identity: Identity }
  | { readonly kind: 'demo' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph };

export type PaletteEntry = Findable & {
  readonly id: string;
  readonly kind: keyof typeof en.palette.kinds;
  readonly shortcut?: Shortcut;
  /** Why it cannot be done now; absent when it can. */
  readonly blocked?: string;
  readonly act: PaletteAct;
};

/** What the entries follow from. */
export type PaletteWorld = {
  readonly bench: Bench;
  readonly message: MessageFacts;
  readonly simulator: SimulatorState;
  readonly identities: IdentityList;
  readonly templates: TemplateList;
  readonly settings: Settings;
  readonly feedback: Feedback;
  /** Entries in the simulator's list. */
  readonly receivedCount: number;
  readonly now: Date;
};
