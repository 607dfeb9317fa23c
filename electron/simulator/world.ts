import { DEFAULT_CONFIGURATION, type SimulatorConfiguration } from '../../shared/simulator/configuration.ts';
import type { ProviderToken } from '../../shared/simulator/provider-token.ts';
import type { KeyVerdict } from '../../shared/simulator/provider-token-desk.ts';
import { RequestMeter } from '../../shared/simulator/request-meter.ts';
import { createRuleBook, inOrder, type RuleBook } from '../../shared/simulator/rule-book.ts';
import type { Rule } from '../../shared/simulator/rules.ts';
import { VirtualDevices } from '../../shared/simulator/virtual-devices.ts';
import type { Environment } from '../../shared/wire/endpoints.ts';
import { type ClientTrust, createClientTrust } from './client-trust.ts';
import type { ConfigurationFiles } from './configuration-files.ts';
import type { Journal } from './journal.ts';
import { createVerifier, type ProviderKey } from './provider-keys.ts';

/** All that the gateways of a running simulator decide by. Rules and keys change under them when a file is reloaded. */
export type World = {
  readonly journal: Journal;
  /** Not null while whoever takes the journal's events is behind: resolves when it has caught up. */
  readonly backlog: () => Promise<void> | null;
  readonly now: () => Date;
  readonly strict: boolean;
  readonly devices: VirtualDevices;
  readonly meter: RequestMeter;
  readonly configuration: () => SimulatorConfiguration;
  /** Those armed by hand, then those of the configuration; each counts down by itself. */
  readonly rules: RuleBook;
  /** Puts rules armed by hand in place of those before. */
  readonly arm: (rules: readonly Rule[]) => void;
  /** Of these, how many may still apply. */
  readonly armed: () => number;
  readonly verify: (token: ProviderToken) => KeyVerdict;
  /** null unless strict. */
  readonly clientTrust: () => ClientTrust | null;
  readonly configure: (configuration: SimulatorConfiguration, files: ConfigurationFiles) => void;
};

export type WorldOptions = Pick<World, 'journal' | 'backlog'> & {
  readonly now: () => Date;
  readonly strict: boolean;
  /** What the simulator itself made, and always trusts. */
  readonly ownKey: ProviderKey;
  readonly ownClientCaPem: string;
};

export function createWorld({ journal, backlog, now, strict, ownKey, ownClientCaPem }: WorldOptions): World {
  const devices = new VirtualDevices(strict);
  let configuration = DEFAULT_CONFIGURATION;
  let ofConfiguration = createRuleBook([], configuration.seed);
  let byHand = createRuleBook([], configuration.seed);
  let verify = createVerifier([ownKey]);
  let clientTrust = strict ? createClientTrust([ownClientCaPem]) : null;
  return {
    journal,
    backlog,
    now,
    strict,
    devices,
    meter: new RequestMeter(),
    configuration: () => configuration,
    rules: inOrder(
      () => byHand,
      () => ofConfiguration,
    ),
    arm: (rules) => {
      byHand = createRuleBook(rules, configuration.seed);
    },
    armed: () => byHand.left(),
    verify: (token) => verify(token),
    clientTrust: () => clientTrust,
    configure: (next, files) => {
      configuration = next;
      ofConfiguration = createRuleBook(next.rules, next.seed);
      verify = createVerifier([ownKey, ...files.providerKeys]);
      if (strict) clientTrust = createClientTrust([ownClientCaPem, ...files.clientCaPems]);
      devices.replaceFromFile(next.devices);
    },
  };
}

/** The one environment that is played, null when it is both. */
export function playedEnvironment({ configuration }: World): Environment | null {
  const { environment } = configuration();
  return environment === 'both' ? null : environment;
}
