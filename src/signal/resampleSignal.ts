/** Zero crossings of the kernel on either side: longer is steeper. */
const CROSSINGS = 12;
/** Values of the kernel between two crossings; between these it is taken as straight. */
const FINENESS = 256;
/** Width of the Kaiser window: side lobes of about −80 dB. */
const KAISER_BETA = 8;
/** The pass band ends below half of the lower frequency, so that the slope is over before it. */
const PASS_SHARE = 0.92;

/**
 * A whole signal at another sampling frequency, by interpolation with a windowed sinc (band-limited interpolation, J. O. Smith and
 * P. Gossett 1984, doi 10.1109/ICASSP.1984.1172555). What the new frequency cannot hold is filtered out. Any two frequencies will do, and any
 * length: the time and memory are proportional to it.
 *
 * Sample 0 stays where it is. Beyond its ends the signal is taken to stay at its first and last value.
 *
 * @param signal without missing samples
 * @returns ⌈length · toHz / fromHz⌉ samples; an empty signal stays empty
 */
export function resampleSignal(signal: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return signal.slice();
  const n = signal.length;
  const out = new Float32Array(n === 0 ? 0 : Math.ceil((n * toHz) / fromHz - 1e-9));
  const step = fromHz / toHz;
  // Crossings of the kernel in samples of the signal: further apart where the new frequency is the lower one.
  const perSample = PASS_SHARE * Math.min(1, toHz / fromHz);
  const reach = CROSSINGS / perSample;
  const kernel = kernelTable();
  for (let i = 0; i < out.length; i++) {
    const centre = i * step;
    const first = Math.ceil(centre - reach);
    const last = Math.floor(centre + reach);
    let sum = 0;
    let weights = 0;
    for (let k = first; k <= last; k++) {
      const at = Math.abs(k - centre) * perSample * FINENESS;
      const whole = Math.floor(at);
      const low = kernel[whole]!;
      const weight = low + (at - whole) * (kernel[whole + 1]! - low);
      sum += weight * signal[k < 0 ? 0 : k >= n ? n - 1 : k]!;
      weights += weight;
    }
    // Divided by its own sum, a constant stays exactly what it is.
    out[i] = sum / weights;
  }
  return out;
}

let table: Float64Array | undefined;

/** One side of the kernel, with zeros after its end. */
function kernelTable(): Float64Array {
  if (table) return table;
  const length = CROSSINGS * FINENESS;
  table = new Float64Array(length + 2);
  for (let i = 0; i < length; i++) {
    const x = i / FINENESS;
    const sinc = i === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    table[i] = (sinc * besselI0(KAISER_BETA * Math.sqrt(1 - (x / CROSSINGS) ** 2))) / besselI0(KAISER_BETA);
  }
  return table;
}

/** The modified Bessel function of order 0, by its series. */
function besselI0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-16 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
