import { assert } from '../base/assert';
import { beforeOf, longMedianRow } from './longIntervals';
import { medianRow } from './medianRow';
import { shapeFeatures } from './shapeFeatures';
import type { BeatSet } from './types';
import { usualBeats } from './usualBeats';

/** Which of the columns that follow from a record's windows something needs. */
export interface DerivedNeeds {
  median: boolean;
  longMedian: boolean;
  /** Not, if it is omitted. */
  usual?: boolean;
  shape: boolean;
}

/** What `deriveColumns` reads of a set; without intervals it makes no `longMedian`. */
type DeriveSource = Pick<BeatSet, 'lengthSamples' | 'recordNames' | 'waveform' | 'extra' | 'window'> &
  Partial<Pick<BeatSet, 'second' | 'extraSecond' | 'rr' | 'extraRr' | keyof DerivedColumns>>;

type DerivedColumns = Pick<
  BeatSet,
  'median' | 'medianSecond' | 'longMedian' | 'longMedianSecond' | 'usual' | 'usualSecond' | 'shape'
>;

/**
 * The columns of a set that follow from its windows alone. Few recipes feed them to a network, so they are not made when a record
 * is prepared but when something asks for them; a recipe may therefore be changed without preparing again.
 *
 * @param set the beats of one record, all of its windows in `waveform` and `extra`
 * @returns the set's own columns, and of the others those that are needed
 */
export function deriveColumns(set: DeriveSource, needs: DerivedNeeds): DerivedColumns {
  const { lengthSamples, waveform, extra, second, extraSecond, window, rr, extraRr } = set;
  let { median, medianSecond, longMedian, longMedianSecond, usual, usualSecond, shape } = set;
  const needsShape = needs.shape && !shape;
  const needsLong = needs.longMedian && !longMedian && rr !== undefined && extraRr !== undefined;
  if (needs.usual && (!usual || (second && !usualSecond))) {
    assertOneRecord(set);
    usual ??= usualBeats(waveform, lengthSamples);
    if (second) usualSecond ??= usualBeats(second, lengthSamples);
  }
  if (needsShape || needsLong || (needs.median && !median)) {
    assertOneRecord(set);
    median ??= medianRow([waveform, extra], lengthSamples);
  }
  const needsSecond = needs.median || needsLong;
  if (needsSecond && second && extraSecond) medianSecond ??= medianRow([second, extraSecond], lengthSamples);
  if (needsLong && median) {
    const beforeSec = beforeOf(rr);
    const longOf = (own: Float32Array, others: Float32Array) =>
      longMedianRow(
        [
          { rows: own, beforeSec },
          { rows: others, beforeSec: extraRr },
        ],
        lengthSamples,
      );
    longMedian = longOf(waveform, extra) ?? median;
    if (second && extraSecond) longMedianSecond = longOf(second, extraSecond) ?? medianSecond;
  }
  if (needsShape && median) {
    shape = shapeFeatures({ lengthSamples, window, median, matrices: [waveform, extra] });
  }
  return { median, medianSecond, longMedian, longMedianSecond, usual, usualSecond, shape };
}

function assertOneRecord({ recordNames }: DeriveSource): void {
  assert(
    recordNames.length === 1,
    `columns that follow from one record's windows were asked for of ${recordNames.length} records together`,
  );
}
