/** Metres in ETRS-TM35FIN (EPSG:3067): north of the equator, and east with 500 000 at the central meridian. */
export type PlanePoint = { north: number; east: number };
/** Degrees. */
export type GlobePoint = { latitude: number; longitude: number };

/*
 * The catalogue keeps coordinates in the plane ETRS-TM35FIN, this program in degrees. Both directions are the series of the Finnish
 * recommendation JHS 197 (annex 3, Gauss–Krüger projection): better than a millimetre over Finland. ETRS89 and WGS84 are taken
 * for the same; they differ by less than a metre.
 */

// The ellipsoid GRS80.
const equatorialRadius = 6_378_137;
const flattening = 1 / 298.257222101;
const scale = 0.9996;
const centralMeridian = radians(27);
const falseEast = 500_000;

const eccentricity = Math.sqrt(2 * flattening - flattening ** 2);
const n = flattening / (2 - flattening);
const meridianRadius = (equatorialRadius / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);

const forward = [
  n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
  (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
  (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
  (49_561 * n ** 4) / 161_280,
];
const backward = [
  n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360,
  n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440,
  (17 * n ** 3) / 480 - (37 * n ** 4) / 840,
  (4397 * n ** 4) / 161_280,
];

export function toPlane({ latitude, longitude }: GlobePoint): PlanePoint {
  const phi = radians(latitude);
  const lambda = radians(longitude) - centralMeridian;
  const conformal = Math.asinh(Math.tan(phi)) - eccentricity * Math.atanh(eccentricity * Math.sin(phi));
  const beta = Math.atan(Math.sinh(conformal));
  const eta0 = Math.atanh(Math.cos(beta) * Math.sin(lambda));
  const xi0 = Math.asin(Math.sin(beta) * Math.cosh(eta0));
  let [xi, eta] = [xi0, eta0];
  for (const [at, h] of forward.entries()) {
    const turn = 2 * (at + 1);
    xi += h * Math.sin(turn * xi0) * Math.cosh(turn * eta0);
    eta += h * Math.cos(turn * xi0) * Math.sinh(turn * eta0);
  }
  return { north: meridianRadius * xi * scale, east: meridianRadius * eta * scale + falseEast };
}

export function toGlobe({ north, east }: PlanePoint): GlobePoint {
  const xi = north / (meridianRadius * scale);
  const eta = (east - falseEast) / (meridianRadius * scale);
  let [xi0, eta0] = [xi, eta];
  for (const [at, h] of backward.entries()) {
    const turn = 2 * (at + 1);
    xi0 -= h * Math.sin(turn * xi) * Math.cosh(turn * eta);
    eta0 -= h * Math.cos(turn * xi) * Math.sinh(turn * eta);
  }
  const beta = Math.asin(Math.sin(xi0) / Math.cosh(eta0));
  const lambda = Math.asin(Math.tanh(eta0) / Math.cos(beta));
  const isometric = Math.asinh(Math.tan(beta));
  let q = isometric;
  // Each turn makes it about a hundred times more exact.
  for (let turn = 0; turn < 6; turn += 1) q = isometric + eccentricity * Math.atanh(eccentricity * Math.tanh(q));
  return { latitude: degrees(Math.atan(Math.sinh(q))), longitude: degrees(centralMeridian + lambda) };
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180;
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}
