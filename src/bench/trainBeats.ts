import { createRandom } from '../base/random';
import { allocateBeats } from '../beats/beatSets';
import { findNeighbours } from '../beats/findNeighbours';
import { type BeatSet, CLASS_NAMES } from '../beats/types';

/** One wave of a beat: a Gaussian around `atSec` from the R peak. */
interface Wave {
  atSec: number;
  widthSec: number;
  heightMv: number;
}

/** P, QRS and T of one class each, in the order of the classes: shapes that a network can tell apart, not a model of the heart. */
const WAVES: readonly (readonly Wave[])[] = [
  waves(
    [-0.16, 0.022, 0.15],
    [-0.025, 0.009, -0.12],
    [0, 0.012, 1.1],
    [0.03, 0.01, -0.25],
    [0.26, 0.05, 0.3],
  ),
  waves(
    [-0.1, 0.018, -0.08],
    [-0.022, 0.009, -0.1],
    [0, 0.012, 0.95],
    [0.03, 0.01, -0.3],
    [0.23, 0.045, 0.2],
  ),
  waves([-0.02, 0.04, 1.4], [0.08, 0.045, -0.7], [0.3, 0.07, -0.4]),
  waves([-0.16, 0.022, 0.08], [0, 0.025, 1.2], [0.06, 0.025, -0.4], [0.28, 0.06, 0.1]),
  waves([-0.06, 0.004, 0.6], [0.01, 0.035, -0.9], [0.25, 0.06, 0.45]),
];

/** Roughly the fractions of the classes in MIT-BIH: N, SVEB, VEB, F, Q. */
const SHARES = [0.894, 0.028, 0.07, 0.0078, 0.0002];

/** The reference window. */
const WINDOW = { beforeSec: 0.4, afterSec: 0.5 };

const NOISE_MV = 0.03;

/** Between beats, at 360 Hz. */
const RR_SAMPLES = 300;

/**
 * Synthetic beats for benchmarks: at least one of each class, the rest roughly in the proportions of MIT-BIH; amplitude,
 * position and noise vary from beat to beat. Same options, same beats.
 *
 * @returns a BeatSet of one synthetic record with an even rhythm; its windows are in shared memory if the page may use it
 */
export function makeTrainBeats(options: {
  count: number;
  lengthSamples: number;
  classCount: number;
  seed: number;
  /** Adds another lead: the same beats inverted. */
  secondLead?: boolean;
}): BeatSet {
  const { count, lengthSamples, classCount, seed, secondLead = false } = options;
  const random = createRandom(seed);
  const beats = allocateBeats(count, lengthSamples, ['synthetic'], { window: WINDOW, secondLead });
  const { waveform, label } = beats;
  const stepSec = (WINDOW.beforeSec + WINDOW.afterSec) / lengthSamples;
  for (let beat = 0; beat < count; beat++) {
    const kind = beat < classCount ? beat : drawClass(random.uniform(), classCount);
    label[beat] = kind;
    const gain = 0.8 + 0.4 * random.uniform();
    const shiftSec = 0.004 * random.normal();
    const row = waveform.subarray(beat * lengthSamples, (beat + 1) * lengthSamples);
    for (let i = 0; i < lengthSamples; i++) row[i] = NOISE_MV * random.normal();
    for (const { atSec, widthSec, heightMv } of WAVES[kind]!) {
      // Beyond four widths a wave is below a thousandth of the noise.
      const middle = (WINDOW.beforeSec + atSec + shiftSec) / stepSec;
      const width = widthSec / stepSec;
      const from = Math.max(0, Math.ceil(middle - 4 * width));
      const to = Math.min(lengthSamples - 1, Math.floor(middle + 4 * width));
      for (let i = from; i <= to; i++)
        row[i]! += gain * heightMv * Math.exp(-0.5 * ((i - middle) / width) ** 2);
    }
  }
  const positions = Array.from(label, (_, beat) => beat);
  for (const beat of positions) {
    beats.sample[beat] = RR_SAMPLES * beat;
    beats.symbol[beat] = CLASS_NAMES[label[beat]!]![0]!;
  }
  beats.rr.fill(RR_SAMPLES / 360);
  beats.recordHz[0] = 360;
  beats.neighbours.set(findNeighbours(positions, [], count));
  if (secondLead) beats.second?.set(waveform.map((value) => -value));
  return beats;
}

function drawClass(uniform: number, classCount: number): number {
  let left = uniform;
  for (let kind = 1; kind < classCount; kind++) {
    left -= SHARES[kind]!;
    if (left < 0) return kind;
  }
  return 0;
}

function waves(...rows: [atSec: number, widthSec: number, heightMv: number][]): Wave[] {
  return rows.map(([atSec, widthSec, heightMv]) => ({ atSec, widthSec, heightMv }));
}
