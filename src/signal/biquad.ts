/** Coefficients of a filter of second order, a0 = 1. */
export interface Biquad {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
}

export type BiquadKind = 'highPass' | 'lowPass' | 'notch';

/** Of Butterworth, for the passes. */
const BUTTERWORTH_Q = Math.SQRT1_2;

/**
 * A filter of second order by the bilinear transform: R. Bristow-Johnson, Cookbook formulae for audio equalizer biquad filter
 * coefficients (W3C Note, 2021).
 *
 * @param cornerHz −3 dB of a pass, the middle of a notch; below half the sampling frequency
 * @param q a notch is cornerHz / q wide
 */
export function designBiquad(
  kind: BiquadKind,
  cornerHz: number,
  samplingHz: number,
  q = BUTTERWORTH_Q,
): Biquad {
  const omega = (2 * Math.PI * cornerHz) / samplingHz;
  const cos = Math.cos(omega);
  // A notch has its width at every rate.
  const alpha = kind === 'notch' ? Math.tan(omega / (2 * q)) : Math.sin(omega) / (2 * q);
  const a0 = 1 + alpha;
  const [b0, b1] = {
    highPass: [(1 + cos) / 2, -(1 + cos)],
    lowPass: [(1 - cos) / 2, 1 - cos],
    notch: [1, -2 * cos],
  }[kind] as [number, number];
  return { b0: b0 / a0, b1: b1 / a0, b2: b0 / a0, a1: (-2 * cos) / a0, a2: (1 - alpha) / a0 };
}

/** Delay of a filter's envelope at a frequency, in samples: minus the slope of its phase. */
export function groupDelay({ b0, b1, b2, a1, a2 }: Biquad, hz: number, samplingHz: number): number {
  const omega = (2 * Math.PI * hz) / samplingHz;
  // Of a polynomial in z⁻¹ it is the real part of Σ k·c_k·z⁻ᵏ / Σ c_k·z⁻ᵏ.
  const delay = (c: readonly number[]) => {
    let [re, im, ramp, rampIm] = [0, 0, 0, 0];
    c.forEach((value, k) => {
      re += value * Math.cos(k * omega);
      im -= value * Math.sin(k * omega);
      ramp += k * value * Math.cos(k * omega);
      rampIm -= k * value * Math.sin(k * omega);
    });
    return (ramp * re + rampIm * im) / (re * re + im * im);
  };
  return delay([b0, b1, b2]) - delay([1, a1, a2]);
}
