import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { DEFAULT_LIMITS, type TimeLimits } from '../../shared/connection/report.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import {
  appleEndpoint,
  customEndpoint,
  type Endpoint,
  type Environment,
  type Protocol,
} from '../../shared/wire/endpoints.ts';
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
export type Target = { readonly endpoint: Endpoint; readonly extraCa: string | null; readonly limits: TimeLimits };

/** Adds the options that say where to connect. */
export function addTargetOptions(command: Command): Command {
  return command
    .optionsGroup('Target:')
    .addOption(new Option('--env <environment>', 'Apple’s servers').choices(['sandbox', 'production']))
    .option('--host <host>', 'any other server, such as the simulator')
    .option('--port <number>', 'default: 443, or 2195 for legacy', wholeNumber(1, 65_535))
    .addOption(
      new Option('--protocol <protocol>', 'HTTP/2 or the binary protocol')
        .choices(['http2', 'legacy'])
        .default('http2'),
    )
    .option('--ca <file>', 'PEM file of a CA to trust besides the built-in list')
    .addOption(
      new Option('--timeout <seconds>', 'time limit of each stage')
        .argParser(seconds)
        .default(DEFAULT_LIMITS.stageMs, `${DEFAULT_LIMITS.stageMs / 1_000}`),
    )
    .option('--quiet-ms <ms>', 'legacy: how long silence means yes', wholeNumber(1, 600_000), DEFAULT_LIMITS.quietMs)
    .addOption(new Option('--proxy <url>').hideHelp());
}

/** Reads the target that the options name. */
export async function readTarget(options: TargetOptions, cwd: string): Promise<Result<Target>> {
  if (options.proxy !== undefined) return fail({ code: 'not-available', feature: '--proxy' });
  const endpoint = endpointOf(options);
  if (!endpoint.ok) return endpoint;
  const limits: TimeLimits = { stageMs: options.timeout, quietMs: options.quietMs };
  if (options.ca === undefined) return ok({ endpoint: endpoint.value, extraCa: null, limits });
  const { readCaFile } = await import('../storage/ca-file.ts');
  const ca = await readCaFile(resolve(cwd, options.ca));
  return ca.ok ? ok({ endpoint: endpoint.value, extraCa: ca.value.pem, limits }) : ca;
}

function endpointOf({ env, host, port, protocol }: TargetOptions): Result<Endpoint> {
  if (env !== undefined && host !== undefined) return usage('--env and --host name two targets; give one of them');
  if (env !== undefined) return ok(appleEndpoint(env, protocol, port));
  if (host === undefined) return usage('no target: add --env sandbox, --env production, or --host HOST with --port N');
  if (host.trim() === '' || /[\s/@]/.test(host))
    return usage(`--host ${host} is no host name; give the name or address alone`);
  return ok(customEndpoint(host.replace(/^\[(.*)\]$/, '$1'), protocol, port));
}

function usage(detail: string): Result<never> {
  return fail({ code: 'usage', detail });
}
