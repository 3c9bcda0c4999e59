/** Made once and always the same: an estimate depends on the record alone. A prime's worth, so that strides visit all. */
const tableSize = 16_381;

function seededUniforms(seed: number, count: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  });
}

const uniforms = seededUniforms(20_150_302, tableSize);
const normals = uniforms.map(normalQuantile);

/** Where in the table somebody's chances begin: whoever else waits does not change them. */
export function turnOf(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) >>> 0;
  return hash % tableSize;
}

/** A number between 0 and 1 for the so-manyeth turn of a course of events. Two courses, 2n and 2n + 1, mirror each other, which steadies the mean. */
export function uniformAt(course: number, turn: number): number {
  const number = uniforms[((course >> 1) * 7919 + turn * 31) % tableSize] ?? 0.5;
  return course & 1 ? 1 - number : number;
}

/** The same of the standard normal distribution. */
export function normalAt(course: number, turn: number): number {
  const number = normals[((course >> 1) * 7919 + turn * 31) % tableSize] ?? 0;
  return course & 1 ? -number : number;
}

/** The share of the standard normal distribution below z (Abramowitz and Stegun 26.2.17, to seven digits). */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))) *
    0.3989422804 *
    Math.exp((-z * z) / 2);
  return z > 0 ? 1 - tail : tail;
}

/** The inverse of `normalShare` (Abramowitz and Stegun 26.2.23, to three digits, refined once). */
export function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  const t = Math.sqrt(-2 * Math.log(Math.max(share, 1e-9)));
  const rough = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  const density = 0.3989422804 * Math.exp((-rough * rough) / 2);
  return rough - (normalShare(rough) - share) / density;
}
