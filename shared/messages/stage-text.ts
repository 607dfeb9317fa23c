import { assertNever } from '../assert-never.ts';
import type { Stage, StageName } from '../connection/report.ts';
import type { CredentialFacts } from '../credential/credential.ts';
import { problemWord } from './problem-word.ts';
import { durationText, numberText } from './quantity-text.ts';

const NAMES: Readonly<Record<StageName, string>> = {
  dns: 'DNS',
  proxy: 'Proxy',
  tcp: 'TCP',
  tls: 'TLS',
  credential: 'Client certificate',
  http2: 'HTTP/2',
  legacy: 'Legacy gateway',
  response: 'Response',
};

/** A stage's name: DNS, TCP, TLS, Client certificate, HTTP/2, Legacy gateway. A signing key shows itself by its token. */
export function stageName(stage: StageName, credential: CredentialFacts['kind'] = 'certificate'): string {
  return stage === 'credential' && credential === 'token-key' ? 'Provider token' : NAMES[stage];
}

/** What a stage found, without its time: "TLS 1.3 verified", "not sent", "not reached", "accepted". */
export function stageDetailText({ stage, detail }: Stage): string {
  switch (detail.kind) {
    case 'addresses':
      return detail.addresses.length === 1 ? (detail.addresses[0] ?? '') : `${detail.addresses.length} addresses`;
    case 'connected':
      return `${detail.address} port ${detail.port}`;
    case 'tunnelled':
      return `through ${detail.proxy}`;
    case 'secured':
      return `${detail.version} ${detail.verified ? 'verified' : 'not verified'}`;
    case 'not-refused':
      return 'accepted';
    case 'no-credential':
      return 'none given';
    case 'at-first-send':
      return 'checked at the first send';
    case 'probed':
      return `not refused; the probe was answered ${[detail.status, detail.reason].filter((part) => part !== null).join(' ')}`;
    case 'not-reached':
      return stage === 'credential' ? 'not sent' : 'not reached';
    case 'settings':
      return detail.maxConcurrentStreams === null
        ? 'ready'
        : `ready, ${numberText(detail.maxConcurrentStreams)} at a time`;
    case 'quiet':
      return `no error in ${durationText(detail.quietMs)}`;
    case 'problem':
      return problemWord(detail.code);
    default:
      return assertNever(detail);
  }
}

/** The line under a stage: "34 ms · TLS 1.3 verified", "31 ms · not trusted", "not reached". */
export function stageText(stage: Stage): string {
  const detail = stageDetailText(stage);
  return stage.ms === null ? detail : `${durationText(stage.ms)} · ${detail}`;
}
