import type { Environment } from '../wire/endpoints.ts';
import { type Device, DeviceBook, type DeviceQuestion, type DeviceTrouble } from './devices.ts';
import { type FeedbackEntry, FeedbackList } from './feedback-list.ts';

/** What a simulator leaves to the one that is started after it. */
export type Belongings = { readonly devices: readonly Device[]; readonly feedback: readonly FeedbackEntry[] };

/** Devices and the feedback list that grows from them. All that a person can do with a virtual device. */
export class VirtualDevices {
  readonly feedback = new FeedbackList();
  readonly #book: DeviceBook;
  /** Tokens that the rules file put here, so that its next version can take them away again. */
  #fromFile = new Set<string>();

  constructor(strict: boolean) {
    this.#book = new DeviceBook(strict);
  }

  list(): readonly Device[] {
    return this.#book.list();
  }

  /** How often they have changed. */
  get changes(): number {
    return this.#book.changes;
  }

  judge(question: DeviceQuestion): DeviceTrouble | null {
    return this.#book.judge(question);
  }

  /** The app is there (again): a token that waited in the feedback list is taken out of it. */
  register({ token, topic, environment }: { token: string; topic: string; environment: Environment }): void {
    this.#fromFile.delete(token);
    this.feedback.withdraw(topic, token);
    this.#book.put({ token, topic, environment, uninstalledAt: null, expiredAt: null });
  }

  /** The app is gone from `at` (ISO 8601) on. Whether there was such a device. */
  uninstall(token: string, at: string): boolean {
    const device = this.#book.find(token);
    if (device === null) return false;
    this.#put({ ...device, uninstalledAt: at });
    return true;
  }

  /** Forgets a device: its token is one like any other again. Whether there was one. */
  remove(token: string): boolean {
    this.#fromFile.delete(token);
    return this.#book.remove(token);
  }

  /** The devices that were put here by hand, and the whole feedback list. */
  belongings(): Belongings {
    const devices = this.list().filter(({ token }) => !this.#fromFile.has(token));
    return { devices, feedback: this.feedback.entries() };
  }

  /** Goes on with those of another; who was read from its feedback list does not come into it again. */
  adopt({ devices, feedback }: Belongings): void {
    for (const device of devices) this.#book.put(device);
    for (const entry of feedback) this.feedback.add(entry);
  }

  /** Takes the devices of a rules file in place of those of its version before. */
  replaceFromFile(devices: readonly Device[]): void {
    const tokens = new Set(devices.map(({ token }) => token));
    for (const token of this.#fromFile) {
      if (!tokens.has(token)) this.#book.remove(token);
    }
    for (const device of devices) this.#put(device);
    this.#fromFile = tokens;
  }

  /** An app that has gone since it was last looked at stands in the feedback list once. */
  #put(device: Device): void {
    const before = this.#book.find(device.token);
    const isNews = before?.uninstalledAt !== device.uninstalledAt || before?.topic !== device.topic;
    this.#book.put(device);
    if (device.uninstalledAt === null) {
      this.feedback.withdraw(device.topic, device.token);
    } else if (isNews) {
      const seconds = Math.floor(Date.parse(device.uninstalledAt) / 1000);
      this.feedback.add({ topic: device.topic, token: device.token, seconds });
    }
  }
}
