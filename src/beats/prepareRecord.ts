import { rememberLast } from '../base/remember';
import { sumOf } from '../base/sumOf';
import { createDenoiser } from '../signal';
import type { Annotations, WfdbRecord } from '../wfdb/types';
import { alignWindows } from './alignWindows';
import type { BeatPositions } from './beatPositions';
import { allocateBeats } from './beatSets';
import { type ChosenLead, chooseLeads } from './chooseLead';
import { createRowCutter } from './cutRows';
import { chooseBeats, windowInSamples } from './cutWindows';
import { denoiseAt } from './denoiseAt';
import { ecgSignalsOf } from './ecgSignals';
import { type CutBeats, finishRecord } from './finishRecord';
import { millivoltsPer } from './millivolts';
import { scaleBy } from './recordScale';
import { recordTrace } from './recordTrace';
import { rowPositions } from './rowPositions';
import { settingsProblems } from './settingsProblems';
import type { PreparedRecord, PrepareSettings } from './types';

/** Prepares record after record with the same settings; plans and scratch memory are reused. */
export interface Preparer {
  /** Prepares a record that is entirely in memory. */
  prepare(source: PrepareSource): PreparedRecord;
  /** Cuts windows from a piece of a record; `finishRecord` makes the record's beats from all its pieces. */
  cut(piece: RecordPiece): CutBeats;
}

export interface PrepareSource {
  record: WfdbRecord;
  annotations: Annotations;
  /**
   * The leads, if they were already chosen from the header so that only their signals were read
   * (`index` is then the index among the signals of `record`). If omitted, the settings choose.
   */
  lead?: ChosenLead;
}

export interface RecordPiece {
  /** The piece, with all samples that the windows of its beats need. */
  record: WfdbRecord;
  /** Index of the piece's first sample in the record. */
  firstSample: number;
  /** All beats of the record; first … end − 1 are cut. */
  positions: BeatPositions;
  first: number;
  end: number;
  /** Indices into the signals of the piece. */
  lead: ChosenLead;
}

/**
 * From one record to its beats: choose the leads, denoise each entire lead, cut a window around each R, resample to
 * `lengthSamples`, normalise.
 *
 * Beats are in order of time, amplitudes in mV if the header gives a voltage. Beats that are not kept are counted by reason.
 * That depends only on the first lead; if the other lead has missing samples in a beat's window (or is missing), that row of
 * `second` is zeros. A record without annotations or without signals gives an empty set.
 *
 * @throws Error with sentences for a person if the settings cannot be carried out (see `settingsProblems`)
 */
export function createPreparer(settings: PrepareSettings): Preparer {
  const problems = settingsProblems(settings);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(' '));

  const { lengthSamples, secondLead } = settings;
  const denoiserAt = rememberLast((samplingHz: number) =>
    createDenoiser(denoiseAt(settings.denoise, samplingHz)),
  );
  const cutter = createRowCutter(settings);
  let denoised = new Float32Array(0);

  function clean(signal: Float32Array, samplingHz: number): Float32Array {
    if (denoised.length !== signal.length) denoised = new Float32Array(signal.length);
    return denoiserAt(samplingHz).run(signal, denoised);
  }

  /** The beats as their windows are placed. The next beat counts, too: with the rule `tutorial` a window may run to it. */
  function placed({ record, firstSample, positions, first, end, lead }: RecordPiece): BeatPositions {
    if (settings.align === 'mark') return positions;
    const leads = [lead, ...(lead.second ? [lead.second] : [])].flatMap(({ index }) => {
      const signal = record.signals[index];
      return signal ? [{ signal, unit: record.units[index] }] : [];
    });
    const withNext = Math.min(end + 1, positions.sample.length);
    const { samplingHz } = record;
    const sample = alignWindows({ positions, first, end: withNext, leads, firstSample, samplingHz });
    return { ...positions, sample };
  }

  function cut(piece: RecordPiece): CutBeats {
    const { record, firstSample, first, end, lead } = piece;
    const { samplingHz, signals, units } = record;
    const positions = placed(piece);
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
      samplingHz,
      unit: units[lead.index],
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
      const where = { signal: clean(raw, samplingHz), firstSample, positions, window };
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
    prepare({ record, annotations, lead = chooseLeads(record.signalNames, ecgSignalsOf(record), settings) }) {
      const { name, samplingHz } = record;
      const positions = rowPositions(annotations, record, settings);
      const all = cut({ record, firstSample: 0, positions, first: 0, end: positions.sample.length, lead });
      const prepared = finishRecord([all], { name, samplingHz, positions, settings, lead });
      if (settings.trace) {
        prepared.beats.trace = recordTrace({
          ...{ record, annotations, positions, lead },
          ...{ place: all.place, twoLeads: secondLead },
        });
      }
      return prepared;
    },
  };
}

/** Sets rows with a missing sample to zeros. */
function zeroBrokenRows(rows: Float32Array, lengthSamples: number): void {
  for (let start = 0; start < rows.length; start += lengthSamples) {
    const row = rows.subarray(start, start + lengthSamples);
    if (!Number.isFinite(sumOf(row))) row.fill(0);
  }
}
