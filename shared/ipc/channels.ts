import type { SentAnswer } from '../answer/send-record.ts';
import type { ConnectionReport, StageEvent } from '../connection/report.ts';
import type { Finding, ImportState } from '../credential/credential.ts';
import type { WrittenFile } from '../credential/export-names.ts';
import type { IdentityList } from '../identity/identity.ts';
import type { TypedParts } from '../payload/typed-parts.ts';
import type { Problem } from '../problem.ts';
import type { Result } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import type { Device } from '../simulator/devices.ts';
import type { JournalPage, NotificationDetail } from '../simulator/journal.ts';
import type { TemplateList } from '../template/template.ts';
import type { GoneDevice } from '../wire/gone-device.ts';
import type { RequestOf } from './schemas.ts';
import type { SimulatorState } from './simulator-state.ts';

/** What each channel answers. Every channel answers a `Result`; its request is parsed by its schema. */
export type Responses = {
  'app:info': Result<AppInfo>;
  'credential:import': Result<ImportState>;
  'credential:unlock': Result<ImportState>;
  'credential:remove': Result<ImportState>;
  'credential:clear': Result<ImportState>;
  'credential:state': Result<ImportState>;
  /** Ends the reading that runs under this id: its request answers `cancelled`, and the tray is as before. */
  'credential:cancel': Result<null>;
  /** Tells whose a signing key is; remembered for the next time. */
  'credential:name-key': Result<ImportState>;
  /** Takes the half that `not-a-pair` found at hand in place of the file that does not fit. */
  'credential:use-at-hand': Result<ImportState>;
  'identity:list': Result<IdentityList>;
  'identity:rename': Result<IdentityList>;
  /** Every trace of it; its key too unless another identity needs it. */
  'identity:remove': Result<IdentityList>;
  /** Keeps the key in the system's secure store. Fails with `secure-store-unavailable`. */
  'identity:keep-key': Result<IdentityList>;
  /** Takes it out of the store; it lasts until the app quits. */
  'identity:forget-key': Result<IdentityList>;
  /** Puts the identity into the tray in place of what was there. */
  'identity:use': Result<ImportState>;
  /** The same for the key of a signing request that waits for its certificate, by its `publicKeyId`. */
  'identity:keep-waiting': Result<IdentityList>;
  'identity:remove-waiting': Result<IdentityList>;
  /**
   * Makes a key and a signing request and writes both; the key waits for Apple's certificate. `findings`: why the key is
   * not kept, where it was to be.
   */
  'csr:create': Result<{
    readonly files: readonly WrittenFile[];
    readonly publicKeyId: string;
    readonly findings: readonly Finding[];
  }>;
  /** Opens the system's folder dialog; null when it was closed without a choice. */
  'export:choose-folder': Result<{ readonly folder: string } | null>;
  /** `folder` must be one that `export:choose-folder` gave in this session. */
  'export:write': Result<{ readonly files: readonly WrittenFile[] }>;
  /** Answers when the test ended; its stages come as `connection:stage` events meanwhile. */
  'connection:test': Result<ConnectionReport>;
  'connection:cancel': Result<null>;
  'push:send': Result<SentAnswer>;
  'push:cancel': Result<null>;
  'simulator:start': Result<SimulatorState>;
  'simulator:stop': Result<SimulatorState>;
  'simulator:state': Result<SimulatorState>;
  /** Starts the simulator when needed, imports its demo files with their passphrase, and says which token to use. */
  'simulator:try': Result<{
    readonly simulator: SimulatorState;
    readonly imported: ImportState;
    readonly token: string;
  }>;
  /**
   * What the journal has after an event's number. It can be read after a stop too, until the next start; null when the
   * simulator did not run yet.
   */
  'simulator:journal': Result<JournalPage | null>;
  /** null when it is not kept any more. */
  'simulator:detail': Result<NotificationDetail | null>;
  /** Empties the journal; its numbers go on. */
  'simulator:clear': Result<null>;
  /** Puts the rules of the faults panel, which go before those of a file, in place of what was armed. Needs a running one. */
  'simulator:arm': Result<SimulatorState>;
  /** Does it to every connection that is open. */
  'simulator:act': Result<null>;
  /** Opens a dialog for a rules file, which is then followed as it changes; null when closed without a choice. */
  'simulator:choose-rules': Result<SimulatorState | null>;
  'simulator:forget-rules': Result<SimulatorState>;
  'simulator:devices': Result<readonly Device[]>;
  'simulator:register-device': Result<readonly Device[]>;
  /** The app is gone from the device as of now. */
  'simulator:uninstall-device': Result<readonly Device[]>;
  'simulator:remove-device': Result<readonly Device[]>;
  /** Saves the simulator's CA where the person chooses; null when the dialog was closed without a choice. */
  'simulator:export-ca': Result<WrittenFile | null>;
  /** Reads a feedback service to its end, which clears its list. What came before a failure is in `devices` too. */
  'feedback:read': Result<{ readonly devices: readonly GoneDevice[]; readonly problem: Problem | null }>;
  'feedback:cancel': Result<null>;
  /** Saves a list as CSV where the person chooses; null when the dialog was closed without a choice. */
  'feedback:export': Result<WrittenFile | null>;
  'settings:read': Result<Settings>;
  'settings:write': Result<Settings>;
  /** Opens a dialog for a PEM file with a CA; null when closed without a choice. */
  'settings:choose-ca': Result<{ readonly file: string; readonly subject: string } | null>;
  'draft:read': Result<Draft | null>;
  'draft:write': Result<null>;
  'template:list': Result<TemplateList>;
  'template:save': Result<TemplateList>;
  'template:remove': Result<TemplateList>;
  /**
   * Saves a notification as a file where the person chooses; null when the dialog was closed without a choice. Fails with
   * `payload-invalid` for an `.apns` file of what is no JSON.
   */
  'template:export': Result<{ readonly path: string; readonly bytes: number } | null>;
  'clipboard:write': Result<null>;
  'link:open': Result<null>;
};

export type Channel = keyof Responses;
export type Requests = { [C in Channel]: RequestOf<C> };

/** What the main process tells without being asked. */
export type Events = {
  'connection:stage': { readonly testId: string; readonly event: StageEvent };
  'simulator:changed': SimulatorState;
  'identity:changed': IdentityList;
  'menu:command': { readonly command: MenuCommand };
};

export type EventName = keyof Events;

export type MenuCommand =
  | 'choose-files'
  | 'test-connection'
  | 'send'
  | 'export'
  | 'new-bench'
  | 'bench'
  | 'identities'
  | 'simulator'
  | 'feedback'
  | 'settings'
  | 'how-push-works'
  | 'palette'
  | 'toggle-inspector';

export type AppInfo = {
  readonly version: string;
  /** Node's `process.platform`. */
  readonly platform: string;
  /** Whether the system draws the window's buttons over the page (macOS insets, overlay elsewhere). */
  readonly titleBar: 'inset' | 'overlay' | 'system';
};

/** What a person was composing, kept across restarts. Never a credential or a passphrase. */
export type Draft = {
  readonly token: string;
  readonly payload: string;
  readonly headers: DraftHeaders;
  /** Whether a Live Activity's `timestamp` is set to the time of each send. */
  readonly freshTimestamp: boolean;
  /** What is typed into the form's objects beside the payload, which goes without it while it is no JSON. */
  readonly typedParts: TypedParts;
};

/** Header fields as typed; an empty field leaves the header out or at its default. */
export type DraftHeaders = {
  readonly topic: string;
  readonly pushType: string;
  readonly priority: string;
  readonly expiration: string;
  readonly collapseId: string;
  readonly id: string;
  readonly command: 0 | 1 | 2;
};
