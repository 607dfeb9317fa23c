import { PUSH_TYPES } from '../payload/push-types.ts';
import type { Environment } from '../wire/endpoints.ts';

/** An app on a device that exists in the simulator only. */
export type Device = {
  /** Lowercase hex. */
  readonly token: string;
  /** The app's bundle ID. */
  readonly topic: string;
  readonly environment: Environment;
  /** ISO 8601 UTC; null while the app is installed. */
  readonly uninstalledAt: string | null;
  /** ISO 8601 UTC; null while the token is good. */
  readonly expiredAt: string | null;
};

/** Why a device takes no notification. `since`: milliseconds since 1970. */
export type DeviceTrouble =
  | { readonly kind: 'unknown' | 'other-environment' | 'other-topic' }
  | { readonly kind: 'uninstalled' | 'expired'; readonly since: number };

export type DeviceQuestion = {
  readonly token: string;
  readonly topic: string | null;
  /** Where the notification goes; null for a simulator that is both. */
  readonly environment: Environment | null;
  readonly now: number;
};

/** Topic endings of push types, the longer ones first. */
const ENDINGS = PUSH_TYPES.map(({ suffix }) => suffix)
  .filter((suffix) => suffix !== '')
  .sort((one, other) => other.length - one.length);

/** The bundle ID in a topic: without the ending of its push type. */
export function bundleIdOf(topic: string): string {
  const ending = ENDINGS.find((suffix) => topic.endsWith(suffix));
  return ending === undefined ? topic : topic.slice(0, -ending.length);
}

/**
 * The devices of a simulator, by token. A token that is not among them is a device too, unless `strict`: then it is
 * unknown as soon as the app it is sent to has any.
 */
export class DeviceBook {
  readonly #byToken = new Map<string, Device>();
  readonly #strict: boolean;
  readonly #topics = new Map<string, number>();
  #changes = 0;

  constructor(strict: boolean) {
    this.#strict = strict;
  }

  list(): readonly Device[] {
    return [...this.#byToken.values()];
  }

  /** How often a device was put here or taken away. */
  get changes(): number {
    return this.#changes;
  }

  find(token: string): Device | null {
    return this.#byToken.get(token) ?? null;
  }

  /** Adds a device, or takes the place of the one with the same token. */
  put(device: Device): void {
    this.remove(device.token);
    this.#changes += 1;
    this.#byToken.set(device.token, device);
    this.#topics.set(device.topic, (this.#topics.get(device.topic) ?? 0) + 1);
  }

  /** Whether there was one. */
  remove(token: string): boolean {
    const device = this.#byToken.get(token);
    if (device === undefined) return false;
    this.#changes += 1;
    this.#byToken.delete(token);
    const left = (this.#topics.get(device.topic) ?? 1) - 1;
    if (left === 0) this.#topics.delete(device.topic);
    else this.#topics.set(device.topic, left);
    return true;
  }

  /** What keeps a well-formed token from taking a notification, null when nothing does. */
  judge({ token, topic, environment, now }: DeviceQuestion): DeviceTrouble | null {
    if (this.#byToken.size === 0) return null;
    const device = this.#byToken.get(token);
    const bundleId = topic === null ? null : bundleIdOf(topic);
    if (device === undefined) {
      const counted = this.#strict && bundleId !== null && this.#topics.has(bundleId);
      return counted ? { kind: 'unknown' } : null;
    }
    if (environment !== null && device.environment !== environment) return { kind: 'other-environment' };
    const expired = momentOf(device.expiredAt);
    if (expired !== null && expired <= now) return { kind: 'expired', since: expired };
    const uninstalled = momentOf(device.uninstalledAt);
    if (uninstalled !== null && uninstalled <= now) return { kind: 'uninstalled', since: uninstalled };
    return device.topic === topic || device.topic === bundleId ? null : { kind: 'other-topic' };
  }
}

function momentOf(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}
