import { createOscillator } from './oscillator';
import type { GaussianEvent } from './types';

/** Input of the model for one lead. */
export interface EcgOptions {
  samplingHz: number;
  lengthSamples: number;
  /** Beats of this lead: time of the R peak and its waves. */
  beats: { atSec: number; events: GaussianEvent[] }[];
  /** Amplitude of the respiratory baseline (A in the paper), its frequency and phase. */
  respiration: { mV: number; hz: number; phase: number };
}

/** Beyond this many standard deviations an event is negligible (below 4e-6 of its height). */
const REACH = 5;

/**
 * One lead of the dynamical ECG model, in mV: McSharry, Clifford, Tarassenko, Smith, "A dynamical model for
 * generating synthetic electrocardiogram signals", IEEE Trans Biomed Eng 50(3):289-294, 2003,
 * doi 10.1109/TBME.2003.808805.
 *
 *     z' = − Σ a_i Δθ_i exp(−Δθ_i² / 2b_i²) − (z − z0),   z0 = A sin(2π f t)
 *
 * A point that starts on the limit cycle stays on it, so the phase is known without integrating x and y: θ runs
 * at ω = 2π/RR and passes 0 at every R. The paper fixes angles and widths, so that waves stretch with RR; next to a
 * premature beat that would distort the QRS, which real hearts do not do. So angle and width follow ω (θ_i = ω t_i, b_i
 * = ω σ_i, a_i = ω h_i / b_i²: t_i, σ_i in seconds, h_i the height in mV), which turns Δθ_i / b_i into (t − t_R − t_i)
 * / σ_i, and lets a premature beat's P ride on the preceding T. What remains is integrated with the fourth-order
 * Runge–Kutta method, as in the paper, one step per sample.
 */
export function integrateEcg(options: EcgOptions): Float64Array {
  const { samplingHz, lengthSamples, respiration } = options;
  const drive = driveAtHalfSteps(options);
  const step = 1 / samplingHz;
  // z0 at every half step; a step needs its start, middle and end, and its end is the next one's start.
  const breath = createOscillator((Math.PI * respiration.hz) / samplingHz, respiration.phase);
  const rest = () => respiration.mV * breath();

  const ecg = new Float64Array(lengthSamples);
  let rest0 = rest();
  let z = rest0;
  for (let n = 0; n < lengthSamples; n++) {
    ecg[n] = z;
    const f0 = drive[2 * n]! + rest0;
    const f1 = drive[2 * n + 1]! + rest();
    rest0 = rest();
    const f2 = drive[2 * n + 2]! + rest0;
    const k1 = f0 - z;
    const k2 = f1 - (z + (step / 2) * k1);
    const k3 = f1 - (z + (step / 2) * k2);
    const k4 = f2 - (z + step * k3);
    z += (step / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return ecg;
}

/** The summed slope of all events in mV/s, at twice the sampling frequency, as Runge–Kutta needs it. */
function driveAtHalfSteps({ samplingHz, lengthSamples, beats }: EcgOptions): Float64Array {
  const rate = 2 * samplingHz;
  const drive = new Float64Array(2 * lengthSamples + 1);
  for (const beat of beats) {
    for (const { atSec, widthSec, mV } of beat.events) {
      const centre = beat.atSec + atSec;
      const first = Math.max(0, Math.ceil((centre - REACH * widthSec) * rate));
      const last = Math.min(drive.length - 1, Math.floor((centre + REACH * widthSec) * rate));
      for (let i = first; i <= last; i++) {
        const u = (i / rate - centre) / widthSec;
        drive[i] = drive[i]! - (mV / widthSec) * u * Math.exp(-0.5 * u * u);
      }
    }
  }
  return drive;
}
