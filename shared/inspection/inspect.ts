import type { Finding, FindingList, Inspected } from './finding.ts';
import { inspectAps } from './inspect-aps.ts';
import { inspectFrame } from './inspect-frame.ts';
import { inspectHeaders } from './inspect-headers.ts';
import { inspectText } from './inspect-text.ts';

/**
 * What is odd about a notification, worst first: what cannot work, what is probably not meant, what is worth knowing.
 * The same rules judge what reached the simulator and what is about to be sent.
 */
export function inspect(inspected: Inspected): readonly Finding[] {
  const findings: Finding[] = [];
  const add: FindingList = (severity, place, facts) => findings.push({ ...facts, severity, place });
  if (inspected.protocol === 'http2') inspectHeaders(inspected, add);
  else inspectFrame(inspected, add);
  if (inspected.bytes > 0) {
    inspectText(inspected, add);
    inspectAps(inspected, add);
  }
  return findings.sort(bySeverity);
}

/** Orders findings, what cannot work first. */
export function bySeverity(one: Finding, other: Finding): number {
  return ORDER[one.severity] - ORDER[other.severity];
}

const ORDER: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, info: 2 };
