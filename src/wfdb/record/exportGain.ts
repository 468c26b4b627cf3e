/** Smallest and largest value of a signal; NaN if it has none. */
export interface ValueRange {
  min: number;
  max: number;
}

export interface ExportGain {
  /** ADC units per physical unit. */
  gain: number;
  /** ADC value at 0 physical units. */
  baseline: number;
}

/** Of an empty or flat signal, and the most for any: a tenth of a nanovolt in mV. */
const usualGain = 1000;
const largestGain = 1e7;
const largestBaseline = 2 ** 30;

/**
 * A round gain with which all values of a signal fit into ±`most` ADC units: a power of ten, twice or five times that,
 * so that values of a few decimals are stored exactly. The baseline is 0 unless the signal lies far from it.
 */
export function exportGain({ min, max }: ValueRange, most: number): ExportGain {
  if (Number.isNaN(min)) return { gain: usualGain, baseline: 0 };
  const fromZero = roundGain(Math.max(Math.abs(min), Math.abs(max)), most);
  const centre = (min + max) / 2;
  const farGain = largestBaseline / Math.abs(centre);
  // One unit for the rounding of the baseline.
  const fromCentre = Math.min(roundGain((max - min) / 2, most - 1), roundGain(1, farGain));
  if (fromCentre <= 2.5 * fromZero) return { gain: fromZero, baseline: 0 };
  return { gain: fromCentre, baseline: -Math.round(centre * fromCentre) };
}

/** The largest of 1, 2, 5, 10, 20, … and their tenths by which a value stays within a limit. */
function roundGain(value: number, most: number): number {
  if (value === 0) return usualGain;
  const limit = Math.min(largestGain, most / value);
  const decade = 10 ** Math.floor(Math.log10(limit));
  const step = [5, 2, 1].find((factor) => factor * decade <= limit) ?? 1;
  return Number((step * decade).toPrecision(3));
}
