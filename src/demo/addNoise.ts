import type { Random } from '../base/random';
import { createOscillator } from './oscillator';
import type { NoisePlan } from './types';

/** Slow baseline wander: electrodes and posture, below the respiration. */
const WANDER_HZ = [0.021, 0.047, 0.083, 0.131];
const BURST_SEC = 0.7;
const BURST_FACTOR = 3.5;

/**
 * Adds noise to a signal in place, mV: slow baseline wander, muscle noise with bursts, and mains hum. Each lead gets its own.
 */
export function addNoise(signal: Float64Array, samplingHz: number, plan: NoisePlan, random: Random): void {
  addWander(signal, samplingHz, plan, random);
  addMuscle(signal, samplingHz, plan, random);
  addMains(signal, samplingHz, plan, random);
}

function addWander(signal: Float64Array, samplingHz: number, { wanderMv }: NoisePlan, random: Random): void {
  for (const hz of WANDER_HZ) {
    const amplitude = (wanderMv / Math.sqrt(WANDER_HZ.length)) * (0.5 + random.uniform());
    const phase = 2 * Math.PI * random.uniform();
    const wave = createOscillator((2 * Math.PI * hz) / samplingHz, phase);
    for (let n = 0; n < signal.length; n++) signal[n] = signal[n]! + amplitude * wave();
  }
}

/**
 * White noise minus itself three samples later: a band-pass around a sixth of the sampling frequency (60 Hz at 360),
 * where the surface electromyogram has its power, with enough below 45 Hz that denoising cannot remove all of it.
 * Bursts are bell-shaped, 0.7 s wide.
 */
function addMuscle(signal: Float64Array, samplingHz: number, plan: NoisePlan, random: Random): void {
  const envelope = new Float64Array(signal.length).fill(plan.muscleMv / Math.SQRT2);
  const bursts = Math.round((plan.burstsPerMin * signal.length) / samplingHz / 60);
  for (let b = 0; b < bursts; b++) {
    const centre = random.uniform() * signal.length;
    const width = BURST_SEC * samplingHz;
    const last = Math.min(signal.length - 1, Math.floor(centre + 3 * width));
    for (let n = Math.max(0, Math.ceil(centre - 3 * width)); n <= last; n++) {
      const u = (n - centre) / width;
      envelope[n] = envelope[n]! * (1 + (BURST_FACTOR - 1) * Math.exp(-0.5 * u * u));
    }
  }
  const white = [random.normal(), random.normal(), random.normal()];
  for (let n = 0; n < signal.length; n++) {
    const now = random.normal();
    signal[n] = signal[n]! + envelope[n]! * (now - white[n % 3]!);
    white[n % 3] = now;
  }
}

/** Mains hum with its third harmonic, slowly swelling. */
function addMains(signal: Float64Array, samplingHz: number, plan: NoisePlan, random: Random): void {
  const phase = 2 * Math.PI * random.uniform();
  const hum = createOscillator((2 * Math.PI * plan.mainsHz) / samplingHz, phase);
  const swell = createOscillator((2 * Math.PI * 0.037) / samplingHz, phase);
  for (let n = 0; n < signal.length; n++) {
    const sine = hum();
    const third = (3 - 4 * sine * sine) * sine; // sin 3x
    signal[n] = signal[n]! + plan.mainsMv * (0.7 + 0.3 * swell()) * (sine + 0.2 * third);
  }
}
