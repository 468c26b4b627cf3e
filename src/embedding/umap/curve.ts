/** 1 / (1 + a d^(2b)): how near two points of the picture are, as UMAP has it. */
export interface Curve {
  a: number;
  b: number;
}

/** Distances at which it is fitted, to three times the spread, as in umap-learn. */
const PLACES = 300;
const MOST_STEPS = 200;

/**
 * The curve nearest to what is wanted, by least squares (Gauss–Newton, damped as by Marquardt): 1 up to `minDistance`, then falling as
 * exp(−(d − minDistance) / spread).
 */
export function fitCurve(minDistance: number, spread: number): Curve {
  const at = Float64Array.from({ length: PLACES }, (_, i) => (3 * spread * i) / (PLACES - 1));
  const wanted = at.map((d) => (d < minDistance ? 1 : Math.exp(-(d - minDistance) / spread)));
  const errorOf = ({ a, b }: Curve) =>
    at.reduce((sum, d, i) => sum + (1 / (1 + a * d ** (2 * b)) - wanted[i]!) ** 2, 0);
  let curve: Curve = { a: 1, b: 1 };
  let error = errorOf(curve);
  let damping = 1e-3;
  for (let step = 0; step < MOST_STEPS && damping < 1e12; step++) {
    const next = stepFrom(curve, at, wanted, damping);
    const reached = errorOf(next);
    if (reached < error) {
      const isSettled = Math.abs(next.a - curve.a) + Math.abs(next.b - curve.b) < 1e-14;
      curve = next;
      error = reached;
      damping /= 10;
      if (isSettled) break;
    } else damping *= 10;
  }
  return curve;
}

function stepFrom({ a, b }: Curve, at: Float64Array, wanted: Float64Array, damping: number): Curve {
  let [aa, ab, bb, ra, rb] = [0, 0, 0, 0, 0];
  at.forEach((d, i) => {
    if (d === 0) return;
    const power = d ** (2 * b);
    const value = 1 / (1 + a * power);
    const byA = -power * value * value;
    const byB = -2 * a * Math.log(d) * power * value * value;
    const missing = wanted[i]! - value;
    aa += byA * byA;
    ab += byA * byB;
    bb += byB * byB;
    ra += byA * missing;
    rb += byB * missing;
  });
  aa *= 1 + damping;
  bb *= 1 + damping;
  const determinant = aa * bb - ab * ab;
  return { a: a + (ra * bb - rb * ab) / determinant, b: b + (rb * aa - ra * ab) / determinant };
}
