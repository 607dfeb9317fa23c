import type { Finding, FindingList, Inspected } from './finding.ts';
import { inspectAps } from './inspect-aps.ts';
import { inspectFrame } from './inspect-frame.ts';
import { inspectHeaders } from './inspect-headers.ts';
import { inspectText } from './inspect-text.ts';

/**
 * What is odd about a notification somebody's server sent, worst first: what cannot work, what is probably not meant,
 * what is worth knowing. Judges by the time at which it arrived.
 */
export function inspectNotification(inspected: Inspected): readonly Finding[] {
  const findings: Finding[] = [];
  const add: FindingList = (severity, place, facts) => findings.push({ ...facts, severity, place });
  const { event } = inspected;
  if (event.protocol === 'http2') inspectHeaders(event, add);
  else inspectFrame(inspected, add);
  if (event.bytes > 0) {
    inspectText(event, add);
    inspectAps(event, add);
  }
  return findings.sort((one, other) => ORDER[one.severity] - ORDER[other.severity]);
}

const ORDER: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, info: 2 };
