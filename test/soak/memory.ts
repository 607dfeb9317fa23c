import { median } from '../bench/results.ts';

const TENTHS = 10;
const SAMPLES_A_TENTH = 20;

/** Resident memory over a run of `count` steps: samples are taken along it, and told as the median of each tenth, in MB. */
export class MemoryCurve {
  readonly #count: number;
  readonly #read: () => number | null;
  readonly #samples: number[][] = Array.from({ length: TENTHS }, () => []);
  #step = 0;

  constructor(count: number, read: () => number | null) {
    this.#count = count;
    this.#read = read;
  }

  step(): void {
    const tenth = Math.floor((this.#step * TENTHS) / this.#count);
    const isTime = this.#step % Math.ceil(this.#count / (TENTHS * SAMPLES_A_TENTH)) === 0;
    this.#step += 1;
    const resident = isTime ? this.#read() : null;
    if (resident !== null) this.#samples[tenth]?.push(resident);
  }

  /** Empty where the system tells nothing. */
  tenths(): readonly number[] {
    return this.#samples.filter((samples) => samples.length > 0).map((samples) => Math.round(median(samples)));
  }

  /** The last tenth to the third; NaN where the system tells nothing. */
  growth(): number {
    return median(this.#samples.at(-1) ?? []) / median(this.#samples[2] ?? []);
  }
}
