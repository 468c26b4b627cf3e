import { createRandom, type Random, shuffleInPlace } from '../../base/random';
import { USUAL_SEC } from '../../beats/beatFeatures';
import { derivedNeeds } from '../../beats/inputChannels';
import { longMedianRow, rowsAt } from '../../beats/longIntervals';
import { medianRow } from '../../beats/medianRow';
import { type BeatRhythm, RECORD_FEATURES, type RecordRhythm, recordRhythm } from '../../beats/recordRhythm';
import { FEATURE_COLUMNS, RHYTHM_COLUMNS, type RhythmName, RR_COLUMNS } from '../../beats/types';
import { deriveSeed } from '../../experiment/plan/seeds';
import type { TrainSettings } from '../../experiment/settings/types';
import type { InputLayout } from './inputLayout';
import type { TrainingBeats } from './types';

/** A record seen by some of its beats: figures of its rhythm and reference beats that these give. */
export interface Reference {
  rhythm: RecordRhythm;
  /** The record with the reference beats in the place of its own. */
  beats: TrainingBeats;
}

/** Mixtures are of N (and all else) with one of these, SVEB or VEB, of which a record has to have so many. */
const ECTOPIC = [1, 2];
const FEWEST_ECTOPIC = 25;
/** How often it is a mixture, in records that can give one, and not a stretch. */
const MIXTURES = 0.75;
const MOST_ECTOPIC = 0.9;
const SHORTEST_STRETCH = 150;
/** A median over more windows would be the same, and cost more. */
const MOST_WINDOWS = 256;

/**
 * Draws another reference for a record: from a random stretch of its training beats, at least 150 of them, or from a random mixture of
 * them with 0 to 90 % ectopic beats. A network that is trained with several ways to take a reference cannot trust any of them: in a record
 * of a new patient it may be ectopic for the most part. The labels are those of beats that are trained on; the rule is the lab's.
 *
 * @param rows the training beats of the record, ascending, each once
 * @returns undefined if the beats came without their intervals, or if there are none
 */
export function drawReference(
  part: TrainingBeats,
  layout: InputLayout,
  rows: readonly number[],
  random: Random,
): Reference | undefined {
  if (!part.rr || !part.rhythm || rows.length === 0) return undefined;
  const chosen = drawRows(part.label, rows, random);
  const own = chosen.map((row) => intervalsOf(part, row));
  const finite = (values: readonly number[]) => Float64Array.from(values.filter(Number.isFinite));
  const rhythm = recordRhythm(
    finite(own.map(({ beforeSec }) => beforeSec)),
    finite(chosen.map((row) => Math.abs(rhythmAt(part, row, PREVIOUS_TO_BEFORE)))),
    finite(own.map(({ pastSec }) => pastSec)),
  );
  return { rhythm, beats: { ...part, ...referenceBeats(part, layout, chosen) } };
}

function drawRows(label: Uint8Array, rows: readonly number[], random: Random): number[] {
  const kinds = ECTOPIC.map((kind) => rows.filter((row) => label[row] === kind)).filter(
    ({ length }) => length >= FEWEST_ECTOPIC,
  );
  if (kinds.length > 0 && random.uniform() < MIXTURES) {
    const ectopic = kinds[random.below(kinds.length)]!;
    const isEctopic = new Set(ectopic);
    const others = rows.filter((row) => !isEctopic.has(row));
    const share = MOST_ECTOPIC * random.uniform();
    // As many beats as there can be in this mixture.
    const size = Math.min(ectopic.length / share, others.length / (1 - share));
    const some = (from: number[], count: number) =>
      [...shuffleInPlace(Int32Array.from(from), random)].slice(0, Math.round(count));
    const mixture = [...some(ectopic, share * size), ...some(others, (1 - share) * size)];
    if (mixture.length > 0) return mixture;
  }
  const shortest = Math.min(SHORTEST_STRETCH, rows.length);
  const length = shortest + random.below(rows.length - shortest + 1);
  const first = random.below(rows.length - length + 1);
  return rows.slice(first, first + length);
}

type ReferenceBeats = Pick<TrainingBeats, 'median' | 'medianSecond' | 'longMedian' | 'longMedianSecond'>;

/** The reference beats that a layout needs, over the windows of some beats. */
function referenceBeats(part: TrainingBeats, layout: InputLayout, chosen: readonly number[]): ReferenceBeats {
  const needs = derivedNeeds(
    layout.channels.map(({ name }) => name),
    [],
  );
  if (!needs.median && !needs.longMedian) return {};
  const { lengthSamples, waveform, second } = part;
  const step = Math.max(1, chosen.length / MOST_WINDOWS);
  const count = Math.min(chosen.length, MOST_WINDOWS);
  const some = Array.from({ length: count }, (_, i) => chosen[Math.floor(i * step)]!);
  const beforeSec = Float32Array.from(some, (row) => part.rr![RR_COLUMNS.length * row]!);
  const of = (windows: Float32Array) => {
    const rows = rowsAt(windows, some, lengthSamples);
    const median = medianRow([rows], lengthSamples);
    const long = needs.longMedian ? longMedianRow([{ rows, beforeSec }], lengthSamples) : undefined;
    return { median, long: long ?? median };
  };
  const first = of(waveform);
  const other = second && of(second);
  return {
    ...{ median: first.median, medianSecond: other?.median },
    ...{ longMedian: first.long, longMedianSecond: other?.long },
  };
}

/** What a column of the rhythm shows of a beat against another reference; undefined if the column does not compare with the record. */
export function columnAgainst({ rhythm }: Reference, own: BeatRhythm, column: number): number | undefined {
  const declared = FEATURE_COLUMNS[column]!;
  return 'ofRecord' in declared ? RECORD_FEATURES[declared.name](rhythm, own) : undefined;
}

/** The intervals around a beat, seconds; NaN where there is none. */
export function intervalsOf(part: TrainingBeats, row: number): BeatRhythm {
  const [beforeSec, afterSec] = [0, 1].map((side) => part.rr![RR_COLUMNS.length * row + side]!);
  const pastSec = USUAL_SEC * Math.exp(rhythmAt(part, row, PAST_ABSOLUTE));
  return {
    beforeSec: beforeSec!,
    afterSec: afterSec!,
    pastSec: Number.isNaN(beforeSec) ? Number.NaN : pastSec,
  };
}

const columnOf = (name: RhythmName) => RHYTHM_COLUMNS.findIndex((column) => column.name === name);
const PAST_ABSOLUTE = columnOf('pastAbsolute');
const PREVIOUS_TO_BEFORE = columnOf('previousToBefore');

const rhythmAt = ({ rhythm }: TrainingBeats, row: number, column: number): number =>
  rhythm![row * RHYTHM_COLUMNS.length + column]!;

/** The draws of a fold: the n-th way, from 1 on, of each record. */
export function referenceRandom(seed: number, fold: number, way: number, record: number): Random {
  return createRandom(deriveSeed(seed, 'references', 0, fold, way, record));
}

/**
 * Which way each row of an epoch takes to its record's reference: one of `augmentation.references`, 0 being the record itself; undefined
 * if there are none to choose from.
 *
 * @param fold 0-based
 * @param epoch 1-based
 * @param unit rows that share one draw: the beats of a stretch
 */
export function waysOfEpoch(
  { augmentation, seed }: Pick<TrainSettings, 'augmentation' | 'seed'>,
  fold: number,
  epoch: number,
  unit = 1,
): ((position: number) => number) | undefined {
  const ways = augmentation.references;
  if (ways < 2) return undefined;
  return (position) => deriveSeed(seed, 'references', 1, fold, epoch, Math.floor(position / unit)) % ways;
}
