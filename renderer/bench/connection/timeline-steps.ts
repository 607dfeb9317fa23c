import type { Stage, StageName } from '../../../shared/connection/report.ts';
import type { CredentialFacts } from '../../../shared/credential/credential.ts';
import { durationText } from '../../../shared/messages/quantity-text.ts';
import { stageDetailText, stageName, stageText } from '../../../shared/messages/stage-text.ts';
import type { Protocol } from '../../../shared/wire/endpoints.ts';
import type { TimelineStep } from '../../components/timeline.tsx';
import { en } from '../../messages/en.ts';

const texts = en.bench.connection.stages;

const STAGES: Readonly<Record<Protocol, readonly StageName[]>> = {
  http2: ['dns', 'tcp', 'tls', 'credential', 'http2'],
  legacy: ['dns', 'tcp', 'tls', 'credential', 'legacy'],
};

/** Shares of the width, so that the longest notes ("34 ms · TLS 1.3 verified") fit on one line. */
const WEIGHTS: Partial<Record<StageName, number>> = { tls: 1.62, credential: 1.3, http2: 0.8, legacy: 1 };

export type TimelineInput = {
  readonly protocol: Protocol;
  readonly stages: readonly Stage[];
  readonly current: { readonly stage: StageName; readonly elapsedMs: number } | null;
  /** What the stage of the credential is called by. */
  readonly credential: CredentialFacts['kind'];
};

/** The steps of the timeline: those that ended, the one that runs, and those still to come. */
export function timelineSteps({ protocol, stages, current, credential }: TimelineInput): readonly TimelineStep[] {
  const names = STAGES[protocol];
  const extra = stages.map((stage) => stage.stage).filter((name) => !names.includes(name));
  return [...extra, ...names].map((name) => {
    const weight = WEIGHTS[name] ?? 1;
    const common = { id: name, name: stageName(name, credential), weight };
    const stage = stages.find((each) => each.stage === name);
    if (stage !== undefined) {
      return { ...common, state: stage.status, note: noteOf(stage), tip: stageText(stage) };
    }
    if (current?.stage === name) {
      return { ...common, state: 'running', note: durationText(Math.max(1, current.elapsedMs)) };
    }
    return { ...common, state: 'waiting', note: texts.waiting };
  });
}

/** The short note; all there is to say is in the tooltip. */
function noteOf(stage: Stage): string {
  const { detail, ms } = stage;
  switch (detail.kind) {
    case 'addresses':
    case 'connected':
      return ms === null ? stageDetailText(stage) : shortDuration(ms);
    case 'settings':
      return ms === null ? texts.ready : `${shortDuration(ms)} · ${texts.ready}`;
    case 'not-refused':
    case 'quiet':
      return stageDetailText(stage);
    default:
      return stageText(stage);
  }
}

/** There is no room for "under 1 ms". */
function shortDuration(ms: number): string {
  return ms < 1 ? texts.underOne : durationText(ms);
}
