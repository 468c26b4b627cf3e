import { describe, expect, it } from 'vitest';
import { makeTrainBeats } from '../../src/bench/trainBeats';

const make = (options: Partial<Parameters<typeof makeTrainBeats>[0]> = {}) =>
  makeTrainBeats({ count: 400, lengthSamples: 251, classCount: 4, seed: 3, ...options });

/** Mean beat of one class. */
function meanOf({ waveform, label, lengthSamples }: ReturnType<typeof makeTrainBeats>, kind: number) {
  const mean = new Float64Array(lengthSamples);
  let count = 0;
  label.forEach((value, beat) => {
    if (value !== kind) return;
    count++;
    for (let i = 0; i < lengthSamples; i++) mean[i]! += waveform[beat * lengthSamples + i]!;
  });
  return mean.map((sum) => sum / count);
}

describe('beats of the benchmark', () => {
  it('follow from the seed alone', () => {
    expect(make()).toEqual(make());
    expect(make({ seed: 4 }).waveform).not.toEqual(make().waveform);
  });

  it('are complete, finite and of every class, N most', () => {
    const { waveform, label, count, lengthSamples } = make();
    expect(waveform).toHaveLength(count * lengthSamples);
    expect(waveform.every(Number.isFinite)).toBe(true);
    const counts = [0, 1, 2, 3].map((kind) => label.filter((value) => value === kind).length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts[0]).toBeGreaterThan(0.8 * count);
  });

  it('have the R peak of N where the window has it, at 0.4 of 0.9 s', () => {
    const mean = meanOf(make(), 0);
    const peak = mean.indexOf(Math.max(...mean));
    expect(Math.abs(peak - (0.4 / 0.9) * 251)).toBeLessThan(2);
  });

  it('differ between classes by more than their noise', () => {
    const beats = make({ count: 2000 });
    const [normal, ventricular] = [meanOf(beats, 0), meanOf(beats, 2)];
    expect(Math.max(...normal.map((value, i) => Math.abs(value - ventricular[i]!)))).toBeGreaterThan(0.3);
  });
});
