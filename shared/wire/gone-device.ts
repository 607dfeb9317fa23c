/** A device from which an app was gone at `timestamp` (ISO 8601 UTC); `token` is lowercase hex. */
export type GoneDevice = { readonly timestamp: string; readonly token: string };

/** A list of them as CSV (RFC 4180), with a header line: neither field can hold a comma or a quote. */
export function goneDevicesCsv(devices: readonly GoneDevice[]): string {
  return [HEADER, ...devices.map(({ token, timestamp }) => `${token},${timestamp}`), ''].join('\r\n');
}

const HEADER = 'token,timestamp';
