import type { BeatIndex, BeatSet } from '../../beats/types';
import type { GivenBeats } from '../train/makeRun';

const known = new WeakMap<readonly BeatSet[], BeatIndex>();

/**
 * The columns of all beats at hand that splits need to know, in the running order of the training thread; made once for the
 * same parts.
 */
export function beatIndexOf({ prepared: { rows }, parts }: GivenBeats): BeatIndex {
  const before = known.get(parts);
  if (before) return before;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const index: BeatIndex = {
    labels: new Uint8Array(count),
    record: new Uint16Array(count),
    recordNames: rows.map(({ recordId }) => recordId),
    timeSec: new Float64Array(count),
  };
  let start = 0;
  parts.forEach((part, place) => {
    const { samplingHz } = rows[place]!;
    index.labels.set(part.label, start);
    index.record.fill(place, start, start + part.count);
    for (let row = 0; row < part.count; row++) index.timeSec[start + row] = part.sample[row]! / samplingHz;
    start += part.count;
  });
  known.set(parts, index);
  return index;
}
