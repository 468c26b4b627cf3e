import { createRandom } from '../../src/base/random';
import { allocateBeats } from '../../src/beats/beatSets';
import { type BeatSet, SHAPE_COLUMNS } from '../../src/beats/types';

const SYMBOLS = ['N', 'A', 'V', 'F', 'Q'];

/** A set of noise beats with the given labels, spread over the given records. */
export function makeBeats(options: {
  labels: readonly number[];
  lengthSamples?: number;
  recordNames?: string[];
  seed?: number;
  secondLead?: boolean;
  /** Windows of beats outside of the set. */
  extra?: number;
}): BeatSet {
  const { labels, lengthSamples = 5, recordNames = ['100', '200'], seed = 1 } = options;
  const { secondLead = false, extra = 0 } = options;
  const random = createRandom(seed);
  const window = { beforeSec: 0.4, afterSec: 0.5 };
  const set = allocateBeats(labels.length, lengthSamples, recordNames, { window, secondLead, extra });
  set.shape = new Float32Array(labels.length * SHAPE_COLUMNS.length);
  set.waveform.forEach((_, i) => {
    set.waveform[i] = random.normal();
  });
  labels.forEach((label, i) => {
    set.label[i] = label;
    set.symbol[i] = SYMBOLS[label]!;
    set.record[i] = random.below(recordNames.length);
    set.sample[i] = 300 * (i + 1);
    set.rr.set([i === 0 ? Number.NaN : 0.8, 0.9], 2 * i);
  });
  for (const column of [set.rhythm, set.shape, set.second, set.extra, set.extraSecond]) {
    column?.set(column.map(() => random.normal()));
  }
  for (let i = 0; i < set.neighbours.length; i++) {
    set.neighbours[i] = random.below(labels.length + extra + 1) - 1;
  }
  set.recordHz = recordNames.map((_, record) => 250 + record);
  return set;
}
