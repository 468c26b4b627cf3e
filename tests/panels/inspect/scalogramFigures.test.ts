import { describe, expect, it } from 'vitest';
import { frequencyTicks, scalogramFigures, timeTicks } from '../../../src/panels/inspect/scalogramFigures';
import { heatColours } from '../../../src/widgets/plot/heatColours';
import { scalogramView } from '../../../src/workers/records/scalogram';

const LENGTH = 251;
const WINDOW = { beforeSec: 0.4, afterSec: 0.5 };

/** A few periods of a cosine with a Gaussian envelope, both centred at a time relative to R. */
function packet(hz: number, atSec: number, height: number): Float32Array {
  return Float32Array.from({ length: LENGTH }, (_, i) => {
    const sec = (i * 0.9) / LENGTH - WINDOW.beforeSec - atSec;
    return height * Math.exp(-((sec / 0.12) ** 2)) * Math.cos(2 * Math.PI * hz * sec);
  });
}

describe('the scalograms of an inspected beat', () => {
  const view = scalogramView(
    { previous: new Float32Array(LENGTH), beat: packet(12, 0, 1), next: packet(25, 0.2, 0.5) },
    WINDOW,
  );
  const [previous, beat, next] = scalogramFigures(view);

  it('have the maximum of each beat', () => {
    expect(beat!.strongest!.frequencyHz).toBeGreaterThan(11);
    expect(beat!.strongest!.frequencyHz).toBeLessThan(13);
    expect(beat!.strongest!.timeSec).toBeCloseTo(0, 2);
    expect(beat!.strongest!.value).toBeCloseTo(1, 6);
    expect(next!.strongest!.frequencyHz).toBeGreaterThan(23);
    expect(next!.strongest!.frequencyHz).toBeLessThan(27);
    expect(next!.strongest!.timeSec).toBeCloseTo(0.2, 2);
    expect(next!.strongest!.value).toBeLessThan(0.9);
  });

  it('have no maximum for a missing neighbour', () => {
    expect(previous!.strongest).toBeUndefined();
    expect(previous!.values.every((value) => value === 0)).toBe(true);
  });

  it('keep their image when another beat is viewed', () => {
    const before = view.image.slice();
    const nothing = new Float32Array(LENGTH);
    scalogramView({ previous: nothing, beat: packet(3, 0.1, 2), next: nothing }, WINDOW);
    expect(view.image).toEqual(before);
  });

  it('have round numbers on their axes, at the right positions', () => {
    const frequency = frequencyTicks(view.frequencyHz);
    expect(frequency.map(({ text }) => text)).toEqual(['40', '20', '10', '5', '2', '1', '0.5']);
    expect(frequency.at(-1)!.at).toBeCloseTo(1, 9);
    expect(frequency[1]!.at).toBeCloseTo(Math.log(45 / 20) / Math.log(90), 9);
    const time = timeTicks(view.timeSec, (sec) => sec.toFixed(1));
    expect(time.map(({ text }) => text)).toEqual(['-0.4', '-0.2', '0.0', '0.2', '0.4']);
    expect(time[2]!.at).toBeCloseTo(0.4 / (0.9 * (250 / 251)), 6);
  });
});

describe('the colours of a heat map', () => {
  const grey = (value: number) => {
    const [r, g, b] = heatColours([value]);
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };

  it('increase in lightness monotonically', () => {
    const steps = Array.from({ length: 101 }, (_, i) => grey(i / 100));
    steps.slice(1).forEach((value, i) => {
      expect(value).toBeGreaterThan(steps[i]!);
    });
  });

  it('are clamped outside 0…1, and opaque', () => {
    expect(heatColours([-3, 7])).toEqual(heatColours([0, 1]));
    expect(heatColours([0.4])[3]).toBe(255);
  });
});
