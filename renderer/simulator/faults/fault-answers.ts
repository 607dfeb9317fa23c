import type { FileRule } from '../../../shared/simulator/rules-file.ts';
import { LEGACY_STATUSES, legacyStatusWord } from '../../../shared/wire/legacy-status.ts';
import { REASON_STATUS, REASONS } from '../../../shared/wire/reasons.ts';
import { en } from '../../messages/en.ts';

const texts = en.simulatorFaults.answers;

/** What a fault is about: requests of one protocol or both, or the making of a connection. */
export type FaultScope = 'http2' | 'legacy' | 'both' | 'connection';

/** Something the simulator can be made to answer. */
export type FaultAnswer = {
  /** Unique; kept in the form. */
  readonly id: string;
  readonly group: string;
  /** The status, shown before the label; null for what has none. */
  readonly status: number | null;
  readonly label: string;
  readonly scope: FaultScope;
  /** As a rule has it; no delay yet. */
  readonly answer: FileRule['answer'];
};

/** A TLS alert that a server gives for a certificate that ended (RFC 8446, 6.2). */
const CERTIFICATE_EXPIRED = 45;
/** As many streams as the simulator allows at first. */
const USUAL_STREAMS = 1_000;

const reasons: readonly FaultAnswer[] = [...REASONS]
  .sort((one, other) => REASON_STATUS[one] - REASON_STATUS[other])
  .map((reason) => ({
    id: `http2-${reason}`,
    group: texts.groups.http2,
    status: REASON_STATUS[reason],
    label: reason,
    scope: 'http2',
    answer: { reason },
  }));

const legacyStatuses: readonly FaultAnswer[] = LEGACY_STATUSES.map((legacyStatus) => ({
  id: `legacy-${legacyStatus}`,
  group: texts.groups.legacy,
  status: legacyStatus,
  label: legacyStatusWord(legacyStatus),
  scope: 'legacy',
  answer: { legacyStatus },
}));

type Row = readonly [id: keyof typeof texts.labels, scope: FaultScope, answer: FileRule['answer']];

const CONNECTION: readonly Row[] = [
  ['close', 'both', { close: true }],
  ['lose', 'both', { close: true, accept: true }],
  ['reset', 'both', { reset: 'connection' }],
  ['resetStream', 'http2', { reset: 'stream' }],
  ['goaway', 'http2', { goaway: true }],
  ['oneStream', 'http2', { streamLimit: 1 }],
  ['manyStreams', 'http2', { streamLimit: USUAL_STREAMS }],
  ['tlsAlert', 'connection', { tlsAlert: CERTIFICATE_EXPIRED }],
];
const BROKEN: readonly Row[] = [
  ['truncated', 'http2', { form: 'truncated' }],
  ['malformed', 'http2', { form: 'malformed' }],
  ['truncatedPacket', 'legacy', { legacyStatus: 8, form: 'truncated' }],
  ['malformedPacket', 'legacy', { legacyStatus: 8, form: 'malformed' }],
];

/** Only the delay: the answer is the usual one. */
export const ONLY_DELAY = 'onlyDelay';

/** All that can be armed, in the order of the list. */
export const FAULT_ANSWERS: readonly FaultAnswer[] = [
  ...reasons,
  ...legacyStatuses,
  ...rowsOf(texts.groups.connection, CONNECTION),
  ...rowsOf(texts.groups.broken, BROKEN),
  ...rowsOf(texts.groups.delay, [[ONLY_DELAY, 'both', {}]]),
];

function rowsOf(group: string, rows: readonly Row[]): readonly FaultAnswer[] {
  return rows.map(([id, scope, answer]) => ({ id, group, status: null, label: texts.labels[id], scope, answer }));
}

/** The answer of an id. Throws for one that is not in the list. */
export function faultAnswer(id: string): FaultAnswer {
  const found = FAULT_ANSWERS.find((answer) => answer.id === id);
  if (found === undefined) throw new Error(`There is no answer "${id}"`);
  return found;
}

/** Whether it is a 410, which tells since when the app is gone. */
export function tellsSince({ status, scope }: FaultAnswer): boolean {
  return scope === 'http2' && status === 410;
}
