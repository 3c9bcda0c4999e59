/** A course of chances that a seed decides wholly. */
export class Chance {
  #state: number;
  constructor(seed: string) {
    this.#state = 2_166_136_261;
    for (const letter of seed) this.#state = Math.imul(this.#state ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  }

  /** Between 0 and 1 (mulberry32). */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  isOf(share: number): boolean {
    return this.uniform() < share;
  }

  /** Box and Muller. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  logNormal(mean: number, logSd: number): number {
    return Math.exp(Math.log(mean) - logSd ** 2 / 2 + logSd * this.normal());
  }

  exponential(mean: number): number {
    return -mean * Math.log(this.uniform());
  }

  /** One of these, by weight. */
  pick<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.uniform() * choices.reduce((all, [, weight]) => all + weight, 0);
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left <= 0) return choice;
    }
    return choices.at(-1)![0];
  }

  /** In another order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const mixed = [...items];
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = Math.floor(this.uniform() * (at + 1));
      [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
    }
    return mixed;
  }
}
