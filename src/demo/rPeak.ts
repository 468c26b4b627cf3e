import type { GaussianEvent } from './types';

/** The peak of the noise-free waves is searched within ± this time of the nominal R, in steps of a millisecond. */
const SEARCH_SEC = 0.06;
/** How far noise may shift the peak in the stored signal. */
const SNAP_SEC = 0.014;

/**
 * The sample that a cardiologist would mark: the largest deflection of the QRS in this lead, up or down, moved to the
 * nearest extremum of the stored signal (the earliest of equal samples).
 *
 * @param stored the signal as it will be written, in ADC units
 */
export function findRPeak(
  beat: { atSec: number; events: GaussianEvent[] },
  stored: Int32Array,
  samplingHz: number,
): number {
  const { atSec, mV } = largestDeflection(beat.events);
  const sign = Math.sign(mV);
  const reach = Math.round(SNAP_SEC * samplingHz);
  const centre = Math.round((beat.atSec + atSec) * samplingHz);
  let best = Math.max(0, centre - reach);
  for (let n = best + 1; n <= Math.min(stored.length - 1, centre + reach); n++) {
    if (sign * stored[n]! > sign * stored[best]!) best = n;
  }
  return best;
}

function largestDeflection(events: GaussianEvent[]): { atSec: number; mV: number } {
  const qrs = events.filter((event) => event.wave === 'QRS');
  let best = { atSec: 0, mV: 0 };
  for (let atSec = -SEARCH_SEC; atSec <= SEARCH_SEC; atSec += 0.001) {
    let mV = 0;
    for (const event of qrs) {
      const u = (atSec - event.atSec) / event.widthSec;
      mV += event.mV * Math.exp(-0.5 * u * u);
    }
    if (Math.abs(mV) > Math.abs(best.mV)) best = { atSec, mV };
  }
  return best;
}
