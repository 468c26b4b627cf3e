import { assert } from '../base/assert';
import { medianRow } from './medianRow';
import { shapeFeatures } from './shapeFeatures';
import type { BeatSet } from './types';

/** Which of the columns that follow from a record's windows something needs. */
export interface DerivedNeeds {
  median: boolean;
  shape: boolean;
}

/** What `deriveColumns` reads of a set. */
type DeriveSource = Pick<BeatSet, 'lengthSamples' | 'recordNames' | 'waveform' | 'extra' | 'window'> &
  Partial<Pick<BeatSet, 'second' | 'extraSecond' | 'median' | 'medianSecond' | 'shape'>>;

/**
 * The columns of a set that follow from its windows alone. Few recipes feed them to a network, so they are not made when a record
 * is prepared but when something asks for them; a recipe may therefore be changed without preparing again.
 *
 * @param set the beats of one record, all of its windows in `waveform` and `extra`
 * @returns the set's own columns, and of the others those that are needed
 */
export function deriveColumns(
  set: DeriveSource,
  needs: DerivedNeeds,
): Pick<BeatSet, 'median' | 'medianSecond' | 'shape'> {
  const { lengthSamples, waveform, extra, second, extraSecond, window } = set;
  let { median, medianSecond, shape } = set;
  const needsShape = needs.shape && !shape;
  if (needsShape || (needs.median && !median)) {
    assert(
      set.recordNames.length === 1,
      `one median beat was asked for of ${set.recordNames.length} records`,
    );
    median ??= medianRow([waveform, extra], lengthSamples);
  }
  if (needs.median && second && extraSecond) medianSecond ??= medianRow([second, extraSecond], lengthSamples);
  if (needsShape && median) {
    shape = shapeFeatures({ lengthSamples, window, median, matrices: [waveform, extra] });
  }
  return { median, medianSecond, shape };
}
