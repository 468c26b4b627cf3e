import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { beatFeatures } from '../../src/beats/beatFeatures';
import { RHYTHM_COLUMNS } from '../../src/beats/types';
import { createRrFeatures } from '../../src/live/rrFeatures';

describe('rhythm features as beats come', () => {
  it.each([0.3, 0.8, 4])('are those of the record, to the last bit: intervals about %d s', (usualSec) => {
    const random = createRandom(7);
    let timeSec = 3.2;
    const times = Array.from({ length: 350 }, () => (timeSec += usualSec * (0.6 + 0.8 * random.uniform())));
    const batch = beatFeatures(Float64Array.from(times));
    const live = createRrFeatures();
    times.forEach((time, beat) => {
      for (const [name, value] of Object.entries(live.push(time))) {
        const column = RHYTHM_COLUMNS.findIndex((known) => known.name === name);
        expect(value).toBe(batch[beat * RHYTHM_COLUMNS.length + column]);
      }
    });
  });

  it('begin anew after a gap', () => {
    const live = createRrFeatures();
    for (let beat = 0; beat < 80; beat++) live.push(0.5 * beat);
    live.gap();
    const fresh = createRrFeatures();
    for (const time of [100, 100.9, 101.4]) expect(live.push(time)).toEqual(fresh.push(time));
  });
});
