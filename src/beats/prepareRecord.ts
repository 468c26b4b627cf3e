import { createDenoiser } from '../signal';
import type { Annotations, WfdbRecord } from '../wfdb/types';
import { type BeatPositions, beatPositions } from './beatPositions';
import { allocateBeats } from './beatSets';
import { type ChosenLead, chooseLeads } from './chooseLead';
import { createRowCutter } from './cutRows';
import { chooseBeats, windowInSamples } from './cutWindows';
import { type CutBeats, finishRecord } from './finishRecord';
import { millivoltsPer } from './millivolts';
import { scaleBy } from './recordScale';
import { settingsProblems } from './settingsProblems';
import type { PreparedRecord, PrepareSettings } from './types';

/** Prepares record after record with one set of settings; plans and scratch memory stay from one to the next. */
export interface Preparer {
  /** A record that is in memory whole. */
  prepare(source: PrepareSource): PreparedRecord;
  /** Cuts windows out of a piece of a record; `finishRecord` makes a record's beats of all its pieces. */
  cut(piece: RecordPiece): CutBeats;
}

export interface PrepareSource {
  record: WfdbRecord;
  annotations: Annotations;
  /**
   * The leads, where they were chosen from the header already so that only their signals were read
   * (`index` is then their place among the signals of `record`). Left out, the settings choose among them.
   */
  lead?: ChosenLead;
}

export interface RecordPiece {
  /** The piece, with all samples that the windows of its beats need. */
  record: WfdbRecord;
  /** Number of the piece's first sample in the record. */
  firstSample: number;
  /** All beats of the record; first … end − 1 are cut. */
  positions: BeatPositions;
  first: number;
  end: number;
  /** Places among the signals of the piece. */
  lead: ChosenLead;
}

/**
 * One record → its beats: choose the leads, denoise them whole, cut a window around each R, resample to `lengthSamples`, normalise.
 *
 * Beats come in order of time, amplitudes in mV wherever the header gives a voltage. What is not kept is counted by reason.
 * The first lead decides that; where the other lead misses samples in a beat's window (or all of it), that row of `second` is
 * zeros. A record without annotations or without signals gives an empty set.
 *
 * @throws Error with sentences for a person where the settings cannot be carried out (see `settingsProblems`)
 */
export function createPreparer(settings: PrepareSettings): Preparer {
  const problems = settingsProblems(settings);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(' '));

  const { lengthSamples, secondLead } = settings;
  const denoiser = createDenoiser(settings.denoise);
  const cutter = createRowCutter(settings);
  let denoised = new Float32Array(0);

  function clean(signal: Float32Array): Float32Array {
    if (denoised.length !== signal.length) denoised = new Float32Array(signal.length);
    return denoiser.run(signal, denoised);
  }

  function cut({ record, firstSample, positions, first, end, lead }: RecordPiece): CutBeats {
    const { samplingHz, signals, units } = record;
    const window = windowInSamples(settings.window, samplingHz);
    if (window.beforeSamples + window.afterSamples < 1) {
      throw new Error(
        `At the ${samplingHz} Hz of record ${record.name} the window holds no sample. Make it longer, or leave the record out.`,
      );
    }
    const chosen = chooseBeats({
      positions,
      first,
      end,
      signal: signals[lead.index],
      firstSample,
      window,
      settings,
    });
    const { kept, others } = chosen;
    const beats = allocateBeats(kept.length, lengthSamples, [record.name], {
      window: settings.window,
      secondLead,
      extra: others.length,
    });
    beats.label.set(chosen.label);

    function cutLead(index: number, windows: Float32Array, extra: Float32Array): void {
      const raw = signals[index];
      if (!raw || kept.length + others.length === 0) return;
      const where = { signal: clean(raw), firstSample, positions, window };
      cutter.run({ ...where, beats: kept, out: windows });
      cutter.run({ ...where, beats: others, out: extra });
      for (const rows of [windows, extra]) scaleBy(rows, millivoltsPer(units[index]));
    }
    cutLead(lead.index, beats.waveform, beats.extra);
    if (lead.second && beats.second && beats.extraSecond) {
      cutLead(lead.second.index, beats.second, beats.extraSecond);
      for (const rows of [beats.second, beats.extraSecond]) zeroBrokenRows(rows, lengthSamples);
    }
    return { beats, place: kept, extraPlace: others, dropped: chosen.dropped };
  }

  return {
    cut,
    prepare({ record, annotations, lead = chooseLeads(record.signalNames, settings) }) {
      const { name, samplingHz } = record;
      const positions = beatPositions(annotations, samplingHz);
      const all = cut({ record, firstSample: 0, positions, first: 0, end: positions.sample.length, lead });
      return finishRecord([all], { name, samplingHz, positions, settings, lead });
    },
  };
}

/** One record through `createPreparer`; for many records keep the preparer. */
export function prepareRecord(source: PrepareSource & { settings: PrepareSettings }): PreparedRecord {
  return createPreparer(source.settings).prepare(source);
}

/** Rows that hold a missing sample become zeros. */
function zeroBrokenRows(rows: Float32Array, lengthSamples: number): void {
  for (let start = 0; start < rows.length; start += lengthSamples) {
    const row = rows.subarray(start, start + lengthSamples);
    let sum = 0;
    for (let i = 0; i < lengthSamples; i++) sum += row[i]!;
    if (!Number.isFinite(sum)) row.fill(0);
  }
}
