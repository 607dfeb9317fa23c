import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type ProxyServer, proxyFor } from '../../shared/connection/proxy.ts';
import { DEFAULT_LIMITS, type TimeLimits } from '../../shared/connection/report.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import {
  appleEndpoint,
  appleFeedbackEndpoint,
  customEndpoint,
  DEFAULT_PORTS,
  type Endpoint,
  type Environment,
  type Protocol,
} from '../../shared/wire/endpoints.ts';
import type { CliIo } from './io.ts';
import { seconds, wholeNumber } from './option-values.ts';

export type TargetOptions = {
  readonly env?: Environment;
  readonly host?: string;
  readonly port?: number;
  readonly protocol: Protocol;
  readonly ca?: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly quietMs: number;
  readonly proxy?: string;
};

/** Where to connect, whom to trust, how long to wait. */
export type Target = {
  readonly endpoint: Endpoint;
  readonly extraCa: string | null;
  readonly limits: TimeLimits;
  /** Null for a direct connection. */
  readonly proxy: ProxyServer | null;
};

/** Adds the options that say where to connect. */
export function addTargetOptions(command: Command): Command {
  const quiet = new Option('--quiet-ms <ms>', 'legacy: how long silence means yes')
    .argParser(wholeNumber(1, 600_000))
    .default(DEFAULT_LIMITS.quietMs);
  return addServerOptions(command, 'default: 443, or 2195 for legacy', [
    new Option('--protocol <protocol>', 'HTTP/2 or the binary protocol').choices(['http2', 'legacy']).default('http2'),
  ]).addOption(quiet);
}

/** The same for the feedback service, which there is over the binary protocol only. */
export function addFeedbackTargetOptions(command: Command): Command {
  return addServerOptions(command, `default: ${DEFAULT_PORTS.feedback}`, [
    new Option('--protocol <protocol>').choices(['legacy']).default('legacy').hideHelp(),
    new Option('--quiet-ms <ms>').argParser(wholeNumber(1, 600_000)).default(DEFAULT_LIMITS.quietMs).hideHelp(),
  ]);
}

function addServerOptions(command: Command, portHelp: string, further: readonly Option[]): Command {
  command
    .optionsGroup('Target:')
    .addOption(new Option('--env <environment>', 'Apple’s servers').choices(['sandbox', 'production']))
    .option('--host <host>', 'any other server, such as the simulator')
    .option('--port <number>', portHelp, wholeNumber(1, 65_535));
  for (const option of further) command.addOption(option);
  return command
    .option('--ca <file>', 'PEM file of a CA to trust besides the built-in list')
    .addOption(
      new Option('--timeout <seconds>', 'time limit of each stage')
        .argParser(seconds)
        .default(DEFAULT_LIMITS.stageMs, `${DEFAULT_LIMITS.stageMs / 1_000}`),
    )
    .option('--proxy <url>', 'HTTP proxy, or “none”; default: HTTPS_PROXY and NO_PROXY; never used for this computer');
}

/** Which of Apple's services is meant: the one that takes notifications, or the one that lists devices without the app. */
export type Service = 'push' | 'feedback';

/** Reads the target that the options name. */
export async function readTarget(
  options: TargetOptions,
  { cwd, env }: Pick<CliIo, 'cwd' | 'env'>,
  service: Service = 'push',
): Promise<Result<Target>> {
  const endpoint = endpointOf(options, service);
  if (!endpoint.ok) return endpoint;
  const limits: TimeLimits = { stageMs: options.timeout, quietMs: options.quietMs };
  const proxy = proxyFor(endpoint.value, options.proxy ?? null, env);
  if (!proxy.ok) return proxy;
  const target = { endpoint: endpoint.value, limits, proxy: proxy.value };
  if (options.ca === undefined) return ok({ ...target, extraCa: null });
  const { readCaFile } = await import('../storage/ca-file.ts');
  const ca = await readCaFile(resolve(cwd, options.ca));
  return ca.ok ? ok({ ...target, extraCa: ca.value.pem }) : ca;
}

function endpointOf({ env, host, port, protocol }: TargetOptions, service: Service): Result<Endpoint> {
  if (env !== undefined && host !== undefined) return usage('--env and --host name two targets; give one of them');
  if (env !== undefined) {
    return ok(service === 'push' ? appleEndpoint(env, protocol, port) : appleFeedbackEndpoint(env, port));
  }
  if (host === undefined) return usage('no target: add --env sandbox, --env production, or --host HOST with --port N');
  if (host.trim() === '' || /[\s/@]/.test(host))
    return usage(`--host ${host} is no host name; give the name or address alone`);
  const usual = service === 'push' ? port : (port ?? DEFAULT_PORTS.feedback);
  return ok(customEndpoint(host.replace(/^\[(.*)\]$/, '$1'), protocol, usual));
}

function usage(detail: string): Result<never> {
  return fail({ code: 'usage', detail });
}
