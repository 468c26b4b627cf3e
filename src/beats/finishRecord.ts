import { beatFeatures } from './beatFeatures';
import type { BeatPositions } from './beatPositions';
import { allocateBeats, joinRows } from './beatSets';
import type { ChosenLead } from './chooseLead';
import { countLabels } from './classWeights';
import { noneDropped } from './cutWindows';
import { findNeighbours } from './findNeighbours';
import { normaliseRows } from './normaliseRows';
import { recordScale, scaleBy } from './recordScale';
import {
  type BeatSet,
  type DroppedBeats,
  type PreparedRecord,
  type PrepareSettings,
  type RecordScale,
  RHYTHM_COLUMNS,
  RR_COLUMNS,
} from './types';

/** Windows as they were cut out of a record or a piece of it, in mV, and which beats they are of. */
export interface CutBeats {
  /** Has windows and labels; everything else is still to come. */
  beats: BeatSet;
  /** Number of each row among all beats of the record. */
  place: number[];
  /** The same of the rows of `extra`. */
  extraPlace: number[];
  /** `notBeats` is left at 0. */
  dropped: DroppedBeats;
}

export interface FinishOptions {
  name: string;
  samplingHz: number;
  /** All beats of the record. */
  positions: BeatPositions;
  settings: PrepareSettings;
  lead: ChosenLead;
  /** The record's own scale, where `cuts` are not all of it. */
  scale?: RecordScale | undefined;
}

/**
 * Puts the pieces of a record together in the order of time and adds what only the whole record tells: neighbours, rhythm, the
 * record's normalising. Takes the memory of a single piece over.
 */
export function finishRecord(cuts: readonly CutBeats[], options: FinishOptions): PreparedRecord {
  const { name, samplingHz, positions, settings, lead } = options;
  const { lengthSamples, secondLead, window } = settings;
  const place = cuts.flatMap((cut) => cut.place);
  const extraPlace = cuts.flatMap((cut) => cut.extraPlace);
  const beats = joined(cuts, name) ?? allocateBeats(0, lengthSamples, [name], { window, secondLead });
  beats.recordHz[0] = samplingHz;
  beats.recordLead[0] = lead.second ? `${lead.name} + ${lead.second.name}` : lead.name;
  describeBeats(beats, place, positions);
  beats.extraRr.set(extraPlace.map((beat) => positions.rr[RR_COLUMNS.length * beat]!));
  beats.neighbours.set(findNeighbours(place, extraPlace, positions.sample.length));

  const scale = options.scale ?? scaleOf(beats, settings);
  for (const [matrix, divisor] of [
    [beats.waveform, scale.first],
    [beats.extra, scale.first],
    [beats.second, scale.second],
    [beats.extraSecond, scale.second],
  ] as const) {
    if (!matrix) continue;
    if (settings.normalise === 'zscore' || settings.normalise === 'minmax') {
      normaliseRows(matrix, lengthSamples, settings.normalise);
    } else scaleBy(matrix, 1 / divisor);
  }
  return {
    beats,
    counts: countLabels(beats.label, settings.classCount),
    dropped: {
      ...cuts.map((cut) => cut.dropped).reduce(sumOfDropped, noneDropped()),
      notBeats: positions.notBeats,
    },
    leadName: lead.name,
    leadNote: lead.note,
    secondLeadName: lead.second?.name,
    samplingHz,
    scale,
  };
}

function joined(cuts: readonly CutBeats[], name: string): BeatSet | undefined {
  if (cuts.length < 2) return cuts[0]?.beats;
  return joinRows(
    cuts.map(({ beats }) => beats),
    [name],
  );
}

/** Fills the columns that come from the annotations. */
function describeBeats(beats: BeatSet, place: number[], positions: BeatPositions): void {
  const rhythm = beatFeatures(positions.timeSec);
  const copyRow = (from: Float32Array, to: Float32Array, width: number, beat: number, row: number) =>
    to.set(from.subarray(width * beat, width * (beat + 1)), width * row);
  place.forEach((beat, row) => {
    beats.sample[row] = positions.sample[beat]!;
    beats.symbol[row] = positions.symbol[beat]!;
    copyRow(positions.rr, beats.rr, RR_COLUMNS.length, beat, row);
    copyRow(rhythm, beats.rhythm, RHYTHM_COLUMNS.length, beat, row);
  });
}

function scaleOf(
  { waveform, extra, second, extraSecond }: BeatSet,
  { normalise, lengthSamples }: PrepareSettings,
): RecordScale {
  if (normalise !== 'record') return { first: 1, second: 1 };
  return {
    first: recordScale([waveform, extra], lengthSamples),
    second: second && extraSecond ? recordScale([second, extraSecond], lengthSamples) : 1,
  };
}

function sumOfDropped(a: DroppedBeats, b: DroppedBeats): DroppedBeats {
  return {
    windowOutside: a.windowOutside + b.windowOutside,
    missingSamples: a.missingSamples + b.missingSamples,
    flat: a.flat + b.flat,
    classExcluded: a.classExcluded + b.classExcluded,
    unmapped: a.unmapped + b.unmapped,
    notBeats: a.notBeats + b.notBeats,
    twoRhythms: a.twoRhythms + b.twoRhythms,
    noRhythm: a.noRhythm + b.noRhythm,
  };
}
