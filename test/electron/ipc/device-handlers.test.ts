import { expect, it } from 'vitest';
import { NO_HEADERS } from '../../../shared/payload/notification.ts';
import { openIpcBench } from '../../support/ipc-bench.ts';

const NOW = '2026-11-24T14:00:00.000Z';
const DEVICE = { token: 'ab'.repeat(32), topic: 'com.example.weather', environment: 'sandbox' } as const;
const INSTALLED = { ...DEVICE, uninstalledAt: null, expiredAt: null };

it('a virtual device is registered, its app uninstalled and back, and it is removed', async () => {
  const bench = await openIpcBench({ withDemoSet: true, now: () => new Date(NOW) });
  expect(await bench.value('simulator:devices')).toEqual([]);
  expect(await bench.ask('simulator:register-device', DEVICE)).toMatchObject({
    problem: { code: 'simulator-stopped' },
  });
  const { imported } = await bench.value('simulator:try');
  const send = async (sendId: string) =>
    bench.value('push:send', {
      ...{ sendId, target: { kind: 'simulator', protocol: 'http2' }, credentialId: imported.credentials[0]?.id ?? '' },
      ...{ token: DEVICE.token, payload: '{"aps":{"alert":"Hello"}}', headers: NO_HEADERS, command: 2 },
    });

  expect(await bench.value('simulator:register-device', DEVICE)).toEqual([INSTALLED]);
  expect(await send('s1')).toMatchObject({ outcome: { outcome: 'accepted' } });
  const gone = [{ ...INSTALLED, uninstalledAt: NOW }];
  expect(await bench.value('simulator:uninstall-device', { token: DEVICE.token })).toEqual(gone);
  expect(await send('s2')).toMatchObject({
    outcome: { outcome: 'rejected', status: 410, reason: 'Unregistered', timestamp: NOW },
  });
  await bench.simulatorUntil(({ feedbackWaiting }) => feedbackWaiting === 1);
  expect(await bench.value('simulator:devices')).toEqual(gone);

  expect(await bench.value('simulator:register-device', DEVICE)).toEqual([INSTALLED]);
  expect(await send('s3')).toMatchObject({ outcome: { outcome: 'accepted' } });
  await bench.simulatorUntil(({ feedbackWaiting }) => feedbackWaiting === 0);
  await bench.value('simulator:stop');
  expect(await bench.value('simulator:devices')).toEqual([INSTALLED]);
  expect(await bench.ask('simulator:remove-device', { token: DEVICE.token })).toMatchObject({
    problem: { code: 'simulator-stopped' },
  });
  await bench.value('simulator:start', { whenBusy: 'fail' });
  expect(await bench.value('simulator:devices')).toEqual([INSTALLED]);
  expect(await bench.value('simulator:remove-device', { token: DEVICE.token })).toEqual([]);
});
