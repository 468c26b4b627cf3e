import { createDenoiser, createResampler, type Resampler } from '../signal';
import type { Annotations, WfdbRecord } from '../wfdb/types';
import { beatPositions } from './beatPositions';
import { allocateBeats } from './beatSets';
import { type ChosenLead, chooseLead } from './chooseLead';
import { countLabels } from './classWeights';
import { chooseBeats, windowInSamples } from './cutWindows';
import { millivoltsPer } from './millivolts';
import { normaliseRows } from './normaliseRows';
import { settingsProblems } from './settingsProblems';
import { type BeatSet, type PreparedRecord, type PrepareSettings, RR_COLUMNS } from './types';

/** Prepares record after record with one set of settings; plans and scratch memory stay from one to the next. */
export interface Preparer {
  prepare(source: PrepareSource): PreparedRecord;
}

export interface PrepareSource {
  record: WfdbRecord;
  annotations: Annotations;
  /**
   * The lead, where it was chosen from the header already so that only its signal was read
   * (`index` is then its place among the signals of `record`). Left out, the settings choose among them.
   */
  lead?: ChosenLead;
}

/**
 * One record → its beats: choose the lead, denoise it whole, cut a window around each R, resample to `lengthSamples`, normalise.
 *
 * Beats come in order of time, amplitudes in mV wherever the header gives a voltage. What is not kept is counted by reason.
 * A record without annotations or without signals gives an empty set.
 *
 * @throws Error with sentences for a person where the settings cannot be carried out (see `settingsProblems`)
 */
export function createPreparer(settings: PrepareSettings): Preparer {
  const problems = settingsProblems(settings);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(' '));

  const { lengthSamples, classCount, normalise } = settings;
  const denoiser = createDenoiser(settings.denoise);
  let denoised = new Float32Array(0);
  let resampler: Resampler | undefined;
  let resamplerFrom = 0;

  function clean(signal: Float32Array): Float32Array {
    if (denoised.length !== signal.length) denoised = new Float32Array(signal.length);
    return denoiser.run(signal, denoised);
  }

  return {
    prepare({ record, annotations, lead = chooseLead(record.signalNames, settings.lead) }) {
      const { samplingHz, signals, units } = record;
      const positions = beatPositions(annotations, samplingHz);
      const window = windowInSamples(settings.window, samplingHz);
      const windowSamples = window.beforeSamples + window.afterSamples;
      if (windowSamples < 1) {
        throw new Error(
          `At the ${samplingHz} Hz of record ${record.name} the window holds no sample. Make it longer, or leave the record out.`,
        );
      }
      const signal = signals[lead.index];
      const { kept, label, dropped } = chooseBeats({ positions, signal, window, classCount });

      const beats = allocateBeats(kept.length, lengthSamples, [record.name]);
      beats.label.set(label);
      describeBeats(beats, kept, positions);
      if (signal && kept.length > 0) {
        if (!resampler || resamplerFrom !== windowSamples) {
          resampler = createResampler(windowSamples, lengthSamples);
          resamplerFrom = windowSamples;
        }
        const starts = beats.sample.map((sample) => sample - window.beforeSamples);
        resampler.run(clean(signal), starts, beats.waveform, 0);
        scale(beats.waveform, millivoltsPer(units[lead.index]));
        normaliseRows(beats.waveform, lengthSamples, normalise);
      }
      return {
        beats,
        counts: countLabels(beats.label, classCount),
        dropped,
        leadName: lead.name,
        leadNote: lead.note,
        samplingHz,
      };
    },
  };
}

/** One record through `createPreparer`; for many records keep the preparer. */
export function prepareRecord(source: PrepareSource & { settings: PrepareSettings }): PreparedRecord {
  return createPreparer(source.settings).prepare(source);
}

/** Fills the columns that come from the annotations. */
function describeBeats(
  beats: BeatSet,
  kept: number[],
  positions: { sample: Float64Array; symbol: string[]; rr: Float32Array },
): void {
  const columns = RR_COLUMNS.length;
  kept.forEach((beat, i) => {
    beats.sample[i] = positions.sample[beat]!;
    beats.symbol[i] = positions.symbol[beat]!;
    beats.rr.set(positions.rr.subarray(columns * beat, columns * (beat + 1)), columns * i);
  });
}

function scale(values: Float32Array, factor: number): void {
  if (factor === 1) return;
  for (let i = 0; i < values.length; i++) values[i]! *= factor;
}
