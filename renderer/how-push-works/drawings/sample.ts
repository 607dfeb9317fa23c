import { parseDeviceToken } from '../../../shared/token/device-token.ts';

const parsed = parseDeviceToken('1b14a89b65361301e7ded0f8de35ec1f322c37698b9fe712252a2cba42207d90');
if (!parsed.ok) throw new Error('the sample token is no token');

/** The notification that the drawings show; its expiration is 1 January 2030. */
export const SAMPLE = {
  token: parsed.value.token,
  payload: new TextEncoder().encode('{"aps":{"alert":"You got your emails.","badge":9,"sound":"default"}}'),
  identifier: 0x11223344,
  expiration: 1_893_456_000,
  priority: 10,
} as const;
