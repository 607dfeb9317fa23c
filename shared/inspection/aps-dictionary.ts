/** The `aps` dictionary of a payload, null when there is none. */
export function apsOf(payload: unknown): Readonly<Record<string, unknown>> | null {
  return isObject(payload) && isObject(payload.aps) ? payload.aps : null;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a notification has nothing but `content-available`: iOS shows nothing of it. */
export function isSilent(aps: Readonly<Record<string, unknown>>): boolean {
  return wakesApp(aps) && VISIBLE_KEYS.every((key) => aps[key] === undefined);
}

/** Keys of `aps` that a person sees or hears. */
export const VISIBLE_KEYS: readonly string[] = ['alert', 'badge', 'sound'];

/** Whether it wakes the app in the background; iOS takes the number in other writings too. */
export function wakesApp(aps: Readonly<Record<string, unknown>>): boolean {
  const value = aps['content-available'];
  return value === 1 || value === true || value === '1';
}
