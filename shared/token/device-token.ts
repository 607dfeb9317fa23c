/** Lowercase hex, even length, 1 to 100 bytes. Made only by `parseDeviceToken`. */
export type DeviceToken = string & { readonly __brand: 'DeviceToken' };
