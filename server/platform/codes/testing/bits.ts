/** Bits written one after another, the first as the highest of the first byte. */
export class BitWriter {
  readonly #bytes: number[] = [];
  #byte = 0;
  #count = 0;

  readonly #afterByte: (byte: number) => number[];

  /** @param afterByte what must follow a byte that was just written */
  constructor(afterByte: (byte: number) => number[] = () => []) {
    this.#afterByte = afterByte;
  }

  /** @param bits a text of 0 and 1 */
  write(bits: string): void {
    for (const bit of bits) {
      this.#byte = (this.#byte << 1) | (bit === '1' ? 1 : 0);
      this.#count += 1;
      if (this.#count < 8) continue;
      this.#bytes.push(this.#byte, ...this.#afterByte(this.#byte));
      this.#byte = this.#count = 0;
    }
  }

  /** What was written, the last byte filled up with `bit`. */
  end(bit: '0' | '1'): Buffer {
    while (this.#count > 0) this.write(bit);
    return Buffer.from(this.#bytes);
  }
}
