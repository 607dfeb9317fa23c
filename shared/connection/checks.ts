import type { CredentialFacts } from '../credential/credential.ts';
import { type Environment, isApplePushHost, isRetiredHost } from '../wire/endpoints.ts';
import type { ConnectionReport, Stage, StageName } from './report.ts';

/**
 * One line of the inspector's "Checked for you": what was looked at, how it ended, and the facts to say it with.
 * A check that could not be made (the stage was never reached, nothing is known) is left out, not failed.
 */
export type Check =
  /** `expectedApple`: the host is Apple's, so that the certificate should be too. `issuer` is the leaf's. */
  | {
      readonly id: 'server-certificate';
      readonly status: CheckStatus;
      readonly issuer: string;
      readonly expectedApple: boolean;
    }
  /** `insideApple`: whether the addresses are all inside 17.0.0.0/8 or Apple's IPv6 blocks; null for a host that is not Apple's. */
  | {
      readonly id: 'name';
      readonly status: CheckStatus;
      readonly host: string;
      readonly addresses: readonly string[];
      readonly insideApple: boolean | null;
    }
  | { readonly id: 'port'; readonly status: CheckStatus; readonly port: number; readonly ms: number | null }
  /** Times are ISO 8601. */
  | {
      readonly id: 'in-date';
      readonly status: CheckStatus;
      readonly notBefore: string;
      readonly notAfter: string;
      readonly which: 'valid' | 'expired' | 'not-yet-valid';
    }
  | { readonly id: 'key'; readonly status: CheckStatus; readonly files: readonly string[] }
  | {
      readonly id: 'environment';
      readonly status: CheckStatus;
      readonly credential: readonly Environment[];
      readonly target: Environment;
    }
  /** `offsetMs`: the server's clock minus ours. */
  | { readonly id: 'clock'; readonly status: CheckStatus; readonly offsetMs: number };

export type CheckStatus = 'passed' | 'failed';

/** A clock further off than this fails; provider tokens live an hour and certificates turn at the second. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Apple's address blocks (Apple, "If your Apple devices aren't getting push notifications"). */
const APPLE_V4_PREFIX = '17.';
const APPLE_V6_PREFIXES = ['2620:149:a44:', '2403:300:a42:', '2403:300:a51:', '2a01:b740:a42:'];

/** The checks that a finished test and the credential it used allow, in the order they are shown. */
export function connectionChecks(report: ConnectionReport, credential: CredentialFacts | null, now: Date): Check[] {
  return [
    serverCertificateCheck(report),
    nameCheck(report),
    portCheck(report),
    inDateCheck(credential, now),
    keyCheck(credential),
    environmentCheck(report, credential),
    clockCheck(report),
  ].filter((check) => check !== null);
}

/** Whether an address lies in a block that Apple's push services answer from. */
export function isAppleAddress(address: string): boolean {
  const plain = address.toLowerCase();
  return plain.startsWith(APPLE_V4_PREFIX) || APPLE_V6_PREFIXES.some((prefix) => plain.startsWith(prefix));
}

function serverCertificateCheck(report: ConnectionReport): Check | null {
  const leaf = report.tls?.chain[0];
  if (report.tls === null || leaf === undefined) return null;
  return {
    id: 'server-certificate',
    status: report.tls.verified ? 'passed' : 'failed',
    issuer: leaf.issuer,
    expectedApple: isApplePushHost(report.target.host),
  };
}

function nameCheck(report: ConnectionReport): Check | null {
  const stage = endedStage(report, 'dns');
  if (stage === null) return null;
  const addresses = stage.detail.kind === 'addresses' ? stage.detail.addresses : [];
  // A retired name may still resolve to anything; only the hosts in service are held to Apple's blocks.
  const held = isApplePushHost(report.target.host) && !isRetiredHost(report.target.host) && addresses.length > 0;
  const insideApple = held ? addresses.every(isAppleAddress) : null;
  const status = stage.status === 'passed' && insideApple !== false ? 'passed' : 'failed';
  return { id: 'name', status, host: report.target.host, addresses, insideApple };
}

function portCheck(report: ConnectionReport): Check | null {
  const stage = endedStage(report, 'tcp');
  if (stage === null) return null;
  const status = stage.status === 'passed' ? 'passed' : 'failed';
  return { id: 'port', status, port: report.target.port, ms: stage.ms };
}

function inDateCheck(credential: CredentialFacts | null, now: Date): Check | null {
  if (credential === null || credential.notBefore === null || credential.notAfter === null) return null;
  const { notBefore, notAfter } = credential;
  const which =
    now.getTime() > Date.parse(notAfter)
      ? 'expired'
      : now.getTime() < Date.parse(notBefore)
        ? 'not-yet-valid'
        : 'valid';
  return { id: 'in-date', status: which === 'valid' ? 'passed' : 'failed', notBefore, notAfter, which };
}

function keyCheck(credential: CredentialFacts | null): Check | null {
  if (credential === null || credential.kind !== 'certificate') return null;
  return { id: 'key', status: credential.hasPrivateKey ? 'passed' : 'failed', files: credential.files };
}

function environmentCheck(report: ConnectionReport, credential: CredentialFacts | null): Check | null {
  const target = report.target.environment;
  if (credential === null || target === null || credential.environments.length === 0) return null;
  const fits = credential.environments.includes(target) && report.problem?.code !== 'wrong-environment';
  return { id: 'environment', status: fits ? 'passed' : 'failed', credential: credential.environments, target };
}

function clockCheck(report: ConnectionReport): Check | null {
  if (report.clockOffsetMs === null) return null;
  const status = Math.abs(report.clockOffsetMs) <= CLOCK_TOLERANCE_MS ? 'passed' : 'failed';
  return { id: 'clock', status, offsetMs: report.clockOffsetMs };
}

/** The stage when it was run to an end, passed or failed. */
function endedStage(report: ConnectionReport, name: StageName): Stage | null {
  return report.stages.find((stage) => stage.stage === name && stage.status !== 'skipped') ?? null;
}
