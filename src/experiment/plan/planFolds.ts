import { createRandom } from '../../base/random';
import {
  complement,
  joinAscending,
  personOfBeats,
  splitGroupValidation,
  splitValidation,
  stratifiedSample,
} from '../../beats/splits';
import type { BeatIndex, DealtBy } from '../../beats/types';
import { declarationOf } from '../protocols';
import type { TrainSettings } from '../settings/types';
import { sampleOrder } from './samplingOrder';
import { deriveSeed } from './seeds';

/** The beats of one fold, as ascending indices into the complete set. */
export interface FoldPlan {
  /** A beat may occur several times: a record's own beats, or copies that were drawn before the split. */
  train: Int32Array;
  /** Taken from the training side, or the test beats themselves if `bestEpochOn` is `test`; may be empty. */
  validation: Int32Array;
  test: Int32Array;
}

/** The settings that decide which beats train and which are tested. */
export type PlanSettings = Pick<
  TrainSettings,
  'protocol' | 'validationFraction' | 'validationBy' | 'bestEpochOn' | 'sampling' | 'maxBeats' | 'seed'
>;

/**
 * Deals the beats to the folds: sample (if `maxBeats` limits them) → copies (if they are drawn before the split) →
 * protocol → validation. Folds without test beats are omitted. Depends only on the index, these settings and their seed. Where the index
 * names earlier beats, those are dealt, and each beat goes where the one went that stands for it (`dealtBy`).
 *
 * Copies that are drawn before the split are dealt as separate beats, so that a beat may be both trained on and tested.
 * Each beat is tested and validated at most once, by its first copy: results keep one row per beat.
 *
 * Validation by persons takes complete persons of the training side (patient-specific: of the pool); with fewer than
 * three persons, it is by beats.
 */
export function planFolds(index: BeatIndex, settings: PlanSettings): FoldPlan[] {
  const { dealtBy } = index;
  if (!dealtBy) return planOwn(index, settings);
  const beatsOf = standingFor(dealtBy);
  return planOwn(dealtBy.index, settings)
    .map(({ train, validation, test }) => ({
      train: beatsOf(train),
      validation: beatsOf(validation),
      test: beatsOf(test),
    }))
    .filter(({ test }) => test.length > 0);
}

/** The beats that are there now, ascending, for those that were there before; a beat that stood there twice, twice. */
function standingFor({ index, nearest }: DealtBy): (earlier: Int32Array) => Int32Array {
  const here: number[][] = Array.from(index.labels, () => []);
  for (const [beat, row] of nearest.entries()) here[row]?.push(beat);
  return (earlier) => Int32Array.from(Array.from(earlier).flatMap((row) => here[row]!)).sort();
}

/** Deals the beats of an index by themselves. */
function planOwn(index: BeatIndex, settings: PlanSettings): FoldPlan[] {
  const { maxBeats, sampling, seed } = settings;
  const { labels } = index;
  const indices =
    maxBeats === null
      ? Int32Array.from({ length: labels.length }, (_, beat) => beat)
      : stratifiedSample({ labels, limit: maxBeats, random: createRandom(deriveSeed(seed, 'sample')) });
  if (sampling.kind === 'none' || sampling.when !== 'beforeSplit') return deal(index, indices, settings);

  const random = createRandom(deriveSeed(seed, 'sample', 1));
  const drawn = joinAscending([sampleOrder({ indices, labels, sampling, random })]);
  const copies: BeatIndex = {
    labels: Uint8Array.from(drawn, (beat) => labels[beat]!),
    record: Uint16Array.from(drawn, (beat) => index.record[beat]!),
    recordNames: index.recordNames,
    recordDatabase: index.recordDatabase,
    timeSec: Float64Array.from(drawn, (beat) => index.timeSec[beat]!),
  };
  const positions = Int32Array.from(drawn, (_, position) => position);
  const beatsOf = (part: Int32Array) => part.map((position) => drawn[position]!);
  const isFirst = (position: number) => position === 0 || drawn[position - 1] !== drawn[position];
  return deal(copies, positions, settings)
    .map(({ train, validation, test }) => ({
      train: beatsOf(train),
      validation: beatsOf(validation.filter(isFirst)),
      test: beatsOf(test.filter(isFirst)),
    }))
    .filter(({ test }) => test.length > 0);
}

function deal(index: BeatIndex, indices: Int32Array, settings: PlanSettings): FoldPlan[] {
  const { protocol, bestEpochOn, seed } = settings;
  const declared = declarationOf(protocol);
  const times = declared.ownTimes?.(protocol) ?? 1;
  const persons = personOfBeats(index);
  const folds = declared
    .deal(protocol, { index, indices, persons, seed })
    .filter(({ test }) => test.length > 0);
  return folds.map(({ train, test, own }, fold) => {
    const { training, validation } =
      bestEpochOn === 'test'
        ? { training: train, validation: test }
        : takeValidation({ labels: index.labels, persons, train, own, settings, fold });
    return { train: own && times > 1 ? repeated(training, own, times) : training, validation, test };
  });
}

function takeValidation(options: {
  labels: Uint8Array;
  /** The person of each beat. */
  persons: Uint16Array;
  train: Int32Array;
  own: Int32Array | undefined;
  settings: PlanSettings;
  fold: number;
}): { training: Int32Array; validation: Int32Array } {
  const { labels, persons, train, own, settings, fold } = options;
  const { validationFraction: fraction, validationBy, seed } = settings;
  const seedOfFold = deriveSeed(seed, 'validation', fold);
  if (validationBy === 'patients') {
    const indices = own ? complement(own, train) : train;
    const random = createRandom(seedOfFold);
    const parts = splitGroupValidation({ labels, indices, fraction, random, groups: persons });
    if (parts) return own ? { ...parts, training: joinAscending([parts.training, own]) } : parts;
  }
  return splitValidation({ labels, indices: train, fraction, random: createRandom(seedOfFold) });
}

/** `beats` ascending, with those that are also in `own` repeated `times` times. */
function repeated(beats: Int32Array, own: Int32Array, times: number): Int32Array {
  const isOwn = new Set(own);
  const again = beats.filter((beat) => isOwn.has(beat));
  return joinAscending([beats, ...Array.from({ length: times - 1 }, () => again)]);
}
