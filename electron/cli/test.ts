import type { ConnectionReport, Stage, StageEvent, StageName } from '../../shared/connection/report.ts';
import { stageDetailText, stageName, stageText } from '../../shared/messages/stage-text.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Protocol } from '../../shared/wire/endpoints.ts';
import { stageOrder, testConnection } from '../apns/test-connection.ts';
import type { CredentialMaterial } from '../credentials/credential-material.ts';
import type { CommandContext, CommandEnd } from './context.ts';
import type { CredentialOptions } from './credential-options.ts';
import { EXIT, exitStatusOf } from './exit-status.ts';
import { loadCredential } from './load-credential.ts';
import { problemJson, type Tone } from './print.ts';
import { readTarget, type Target, type TargetOptions } from './target-options.ts';

export type TestOptions = TargetOptions & CredentialOptions & { readonly probe?: boolean; readonly topic?: string };

/** Tests a connection stage by stage. */
export async function test(options: TestOptions, context: CommandContext): Promise<CommandEnd> {
  const { io, out, signal } = context;
  const target = await readTarget(options, io);
  if (!target.ok) return target;
  const material = await optionalCredential(options, target.value, context);
  if (!material.ok) return material;

  const { endpoint, proxy } = target.value;
  const misplaced = misplacedProbe(options, endpoint.protocol, material.value);
  if (misplaced !== null) return fail({ code: 'usage', detail: misplaced });
  out.note(`Testing ${endpoint.host} port ${endpoint.port}…`);
  const report = await testConnection({
    ...target.value,
    ...{ signal, now: io.now, material: material.value },
    ...(options.probe === true ? { probe: { topic: options.topic ?? null } } : {}),
    onStage: inOrder(stageOrder(endpoint, proxy?.address ?? null), (stage) =>
      printStage(stage, material.value?.kind ?? 'certificate', context),
    ),
  });
  if (out.json) out.data(reportJson(report));
  else printEnd(report, context);
  return ok(report.problem === null ? EXIT.ok : exitStatusOf(report.problem));
}

function misplacedProbe(
  { probe, topic }: TestOptions,
  protocol: Protocol,
  material: CredentialMaterial | null,
): string | null {
  if (probe !== true) return topic === undefined ? null : '--topic goes with --probe';
  if (protocol === 'legacy') return '--probe belongs to HTTP/2; the binary protocol answers no request';
  return material === null ? '--probe needs a credential to have looked at: add --credential' : null;
}

async function optionalCredential(
  options: TestOptions,
  { endpoint }: Target,
  context: CommandContext,
): Promise<Result<CredentialMaterial | null>> {
  const given = [options.credential, options.keyId, options.teamId, options.pick, options.passphraseFile];
  if (given.every((option) => option === undefined)) return ok(null);
  const loaded = await loadCredential(options, endpoint.environment, context);
  return loaded.ok ? ok(loaded.value.material) : loaded;
}

function reportJson({ ok: passed, target, proxy, stages, tls, transcript, problem }: ConnectionReport): unknown {
  return {
    ok: passed,
    target: { host: target.host, port: target.port, protocol: target.protocol, proxy },
    stages: stages.map((stage) => ({
      stage: stage.stage,
      status: stage.status,
      ms: stage.ms === null ? null : Math.round(stage.ms * 10) / 10,
      detail: stageDetailText(stage),
    })),
    tls: tls && {
      version: tls.version,
      cipher: tls.cipher,
      alpn: tls.alpn,
      verified: tls.verified,
      chain: tls.chain.map(({ subject, issuer, notAfter, sha256 }) => ({ subject, issuer, notAfter, sha256 })),
    },
    transcript,
    problem: problem && problemJson(problem),
  };
}

const SIGNS: Readonly<Record<Stage['status'], { readonly tone: Tone; readonly text: string }>> = {
  passed: { tone: 'good', text: '✓' },
  failed: { tone: 'bad', text: '✗' },
  skipped: { tone: 'quiet', text: '·' },
};

/** Passes ended stages on in the order of the connection; one that is skipped ahead of its turn waits for it. */
function inOrder(stages: readonly StageName[], print: (stage: Stage) => void): (event: StageEvent) => void {
  const waiting = new Map<StageName, Stage>();
  const order = [...stages];
  return (event) => {
    if (event.kind === 'began') return;
    waiting.set(event.stage.stage, event.stage);
    while (order[0] !== undefined) {
      const next = waiting.get(order[0]);
      if (next === undefined) return;
      order.shift();
      print(next);
    }
  };
}

function printStage(stage: Stage, credential: CredentialMaterial['kind'], { out }: CommandContext): void {
  out.line(`${stageName(stage.stage, credential).padEnd(19)} ${stageText(stage)}`, SIGNS[stage.status]);
}

function printEnd({ problem, stages }: ConnectionReport, { out }: CommandContext): void {
  const credential = stages.find(({ stage, status }) => stage === 'credential' && status === 'passed');
  const shown = credential === undefined ? null : credential.detail.kind === 'probed' ? 'credential' : 'certificate';
  if (problem !== null) out.problemWords(problem);
  else out.line(shown === null ? 'The connection works.' : `The connection works, and the ${shown} was not refused.`);
}
