import { DEFAULT_CONFIGURATION, type SimulatorConfiguration } from '../../shared/simulator/configuration.ts';
import type { ProviderToken } from '../../shared/simulator/provider-token.ts';
import type { KeyVerdict } from '../../shared/simulator/provider-token-desk.ts';
import { RequestMeter } from '../../shared/simulator/request-meter.ts';
import { createRuleBook, type RuleBook } from '../../shared/simulator/rule-book.ts';
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
  readonly rules: () => RuleBook;
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
  let rules = createRuleBook([], configuration.seed);
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
    rules: () => rules,
    verify: (token) => verify(token),
    clientTrust: () => clientTrust,
    configure: (next, files) => {
      configuration = next;
      rules = createRuleBook(next.rules, next.seed);
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
