import { type SendOptions, sendNotifications } from '../../electron/apns/send.ts';
import { type TestOptions, testConnection } from '../../electron/apns/test-connection.ts';
import type { ConnectionReport, StageName } from '../../shared/connection/report.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { type LegacyCommand, NO_HEADERS, type Notification } from '../../shared/payload/notification.ts';
import type { DeviceToken } from '../../shared/token/device-token.ts';
import type { Endpoint } from '../../shared/wire/endpoints.ts';

export { temporaryFolder } from './temporary-folder.ts';

/** Limits short enough for a suite, long enough for a busy machine. */
export const LIMITS = { stageMs: 10_000, quietMs: 300 };

/** Tests a connection with a suite's defaults. */
export function probe(endpoint: Endpoint, options: Partial<TestOptions> = {}): Promise<ConnectionReport> {
  return testConnection({
    endpoint,
    extraCa: null,
    material: null,
    limits: LIMITS,
    signal: new AbortController().signal,
    now: () => new Date(),
    ...options,
  });
}

/** Sends with a suite's defaults; gives the outcomes by index, after checking that each came once. */
export async function send(
  options: Pick<SendOptions, 'endpoint' | 'material' | 'notifications'> & Partial<SendOptions>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let count = 0;
  const notifications = [...options.notifications];
  await sendNotifications(
    {
      extraCa: null,
      limits: LIMITS,
      signal: new AbortController().signal,
      concurrency: 100,
      now: () => new Date(),
      ...options,
      notifications,
    },
    (index, outcome) => {
      count += 1;
      outcomes[index] = outcome;
    },
  );
  if (count !== notifications.length) throw new Error(`${count} outcomes, not ${notifications.length}`);
  return outcomes;
}

/** Notifications to different tokens: the n-th's token ends in n. */
export function notifications(count: number, command: LegacyCommand = 2): Notification[] {
  return Array.from({ length: count }, (_, n) => ({
    token: (n + 1).toString(16).padStart(64, '0') as DeviceToken,
    payload: new TextEncoder().encode(`{"aps":{"alert":"number ${n + 1}"}}`),
    headers: { ...NO_HEADERS, topic: 'com.example.app', pushType: 'alert' },
    command,
  }));
}

/** The stages as "dns passed", for a comparison at a glance. */
export function stageLines(report: ConnectionReport): string[] {
  return report.stages.map(({ stage, status }) => `${stage} ${status}`);
}

/** The stage that failed, null when none did. */
export function failedStage(report: ConnectionReport): StageName | null {
  return report.stages.find(({ status }) => status === 'failed')?.stage ?? null;
}
