import { createRandom } from '../base/random';
import { addNoise } from './addNoise';
import { integrateEcg } from './integrateEcg';
import { planRhythm } from './planRhythm';
import { findRPeak } from './rPeak';
import type { DemoBeatSymbol, RecordPlan } from './types';
import { createPerson, drawBeat } from './varyBeat';

/** Digitised as the MIT-BIH database: 11 bits over ±5 mV. */
export const DEMO_SAMPLING_HZ = 360;
export const DEMO_GAIN_PER_MV = 200;
export const DEMO_ADC_ZERO = 1024;
const ADC_MAX = 2047;

const RESPIRATION_HZ = 0.25;
/** Respiratory modulation of the beat amplitude: ± this fraction over a breath. */
const BREATH_MODULATION = 0.06;
/** Signal after the last R peak, so that its window lies inside the record. */
const AFTER_LAST_SEC = 0.9;

/** A synthetic record in memory. */
export interface SynthesizedRecord {
  lengthSamples: number;
  /** One array per lead, ADC units 0 … 2047. */
  stored: [Int32Array, Int32Array];
  /** R peaks in the first lead, in order of time. */
  beats: { sample: number; symbol: DemoBeatSymbol }[];
}

/** Makes one record from its plan; the same plan and seed give the same samples. */
export function synthesizeRecord(plan: RecordPlan, seed: number): SynthesizedRecord {
  const random = createRandom(seed);
  const rhythm = planRhythm(plan, random);
  const person = createPerson(random);
  const breathPhase = 2 * Math.PI * random.uniform();
  const drawn = rhythm.map((beat) => {
    const breath =
      1 + BREATH_MODULATION * Math.sin(2 * Math.PI * RESPIRATION_HZ * beat.atSec + breathPhase + 1);
    return drawBeat(beat, plan, person, breath, random);
  });

  const lastSec = rhythm[rhythm.length - 1]!.atSec;
  const lengthSamples = Math.ceil((lastSec + AFTER_LAST_SEC) * DEMO_SAMPLING_HZ);
  const makeLead = (lead: 0 | 1) => {
    const ecg = integrateEcg({
      samplingHz: DEMO_SAMPLING_HZ,
      lengthSamples,
      beats: drawn.map((beat) => ({ atSec: beat.atSec, events: beat.leads[lead] })),
      respiration: { mV: plan.noise.respirationMv, hz: RESPIRATION_HZ, phase: breathPhase },
    });
    addNoise(ecg, DEMO_SAMPLING_HZ, plan.noise, random);
    return digitise(ecg);
  };
  const first = makeLead(0);
  const second = makeLead(1);

  const beats = drawn.map((beat, i) => ({
    sample: findRPeak({ atSec: beat.atSec, events: beat.leads[0] }, first, DEMO_SAMPLING_HZ),
    symbol: rhythm[i]!.symbol,
  }));
  return { lengthSamples, stored: [first, second], beats };
}

function digitise(mV: Float64Array): Int32Array {
  const adc = new Int32Array(mV.length);
  for (let n = 0; n < mV.length; n++) {
    adc[n] = Math.min(ADC_MAX, Math.max(0, Math.round(mV[n]! * DEMO_GAIN_PER_MV) + DEMO_ADC_ZERO));
  }
  return adc;
}
