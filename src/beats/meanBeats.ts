import { assert } from '../base/assert';
import type { BeatSet } from './types';

/**
 * Running moments from which mean and spread of each class follow, and which can be merged with those of another thread:
 * per class and sample the mean and the sum of squared deviations from it.
 */
export interface BeatMoments {
  classCount: number;
  lengthSamples: number;
  /** Beats per class. */
  count: number[];
  /** k·m, class after class. */
  mean: Float64Array;
  /** k·m, Σ (x − mean)². */
  squares: Float64Array;
}

/** Mean beat and sample standard deviation (n − 1) of each class; zeros for a class without beats, SD zero for a single beat. */
export interface MeanBeats {
  /** k·m, class after class, in the unit of the waveforms. */
  mean: Float32Array;
  sd: Float32Array;
  count: number[];
}

export function emptyMoments(classCount: number, lengthSamples: number): BeatMoments {
  return {
    classCount,
    lengthSamples,
    count: new Array<number>(classCount).fill(0),
    mean: new Float64Array(classCount * lengthSamples),
    squares: new Float64Array(classCount * lengthSamples),
  };
}

/**
 * Adds the beats of a set to the moments, in place.
 * One pass after Welford 1962 (doi 10.1080/00401706.1962.10490022), which avoids differences of large sums.
 */
export function addToMoments(moments: BeatMoments, set: BeatSet): BeatMoments {
  const { lengthSamples, mean, squares, count } = moments;
  assert(
    set.count === 0 || set.lengthSamples === lengthSamples,
    `beats of ${set.lengthSamples} samples were added to means of ${lengthSamples}`,
  );
  for (let beat = 0; beat < set.count; beat++) {
    const label = set.label[beat]!;
    assert(label < moments.classCount, `beat ${beat} has a class outside of 0…${moments.classCount - 1}`);
    const share = 1 / ++count[label]!;
    const row = beat * lengthSamples;
    const place = label * lengthSamples;
    for (let i = 0; i < lengthSamples; i++) {
      const value = set.waveform[row + i]!;
      const distance = value - mean[place + i]!;
      const moved = mean[place + i]! + distance * share;
      mean[place + i] = moved;
      squares[place + i]! += distance * (value - moved);
    }
  }
  return moments;
}

/** The moments of both parts together, as a new object. Chan, Golub and LeVeque 1979 (Stanford STAN-CS-79-773). */
export function mergeMoments(a: BeatMoments, b: BeatMoments): BeatMoments {
  assert(
    a.classCount === b.classCount && a.lengthSamples === b.lengthSamples,
    'mean beats of different shape were merged',
  );
  const merged = emptyMoments(a.classCount, a.lengthSamples);
  for (let label = 0; label < a.classCount; label++) {
    const countA = a.count[label]!;
    const countB = b.count[label]!;
    const total = countA + countB;
    merged.count[label] = total;
    if (total === 0) continue;
    const end = (label + 1) * a.lengthSamples;
    for (let i = label * a.lengthSamples; i < end; i++) {
      const distance = b.mean[i]! - a.mean[i]!;
      merged.mean[i] = a.mean[i]! + distance * (countB / total);
      merged.squares[i] = a.squares[i]! + b.squares[i]! + distance * distance * ((countA * countB) / total);
    }
  }
  return merged;
}

/** Mean and spread from moments. */
export function finishMoments({ lengthSamples, count, mean, squares }: BeatMoments): MeanBeats {
  const sd = Float32Array.from(squares, (sum, i) => {
    const beats = count[Math.floor(i / lengthSamples)]!;
    return beats > 1 ? Math.sqrt(sum / (beats - 1)) : 0;
  });
  return { mean: Float32Array.from(mean), sd, count };
}
