import { expect, it } from 'vitest';
import type { InputLayout } from '../../../src/training/input/inputLayout';
import { storeOf, syntheticRecord } from '../syntheticBeats';

const LENGTH = 16;
const names = ['beat', 'difference', 'longDifference', 'previous', 'next'] as const;
const layout: InputLayout = { channels: names.map((name) => ({ lead: 0, name })), columns: [] };

it('what a network would get of the usual beat has the median where a window is, and zeros where none is', () => {
  const part = syntheticRecord('100', [5, 4, 3], { lengthSamples: LENGTH });
  // Samples that are missing, of the third beat.
  part.waveform.fill(0, 2 * LENGTH, 3 * LENGTH);
  const store = storeOf(part);
  store.derive(layout, true);
  const usual = (beat: number) => {
    const values = new Float32Array(LENGTH * names.length).fill(9);
    store.copyUsual(beat, layout, values, 0);
    const channel = (at: number) => Array.from({ length: LENGTH }, (_, i) => values[i * names.length + at]!);
    return Object.fromEntries(names.map((name, at) => [name, channel(at)])) as Record<
      (typeof names)[number],
      number[]
    >;
  };
  const zeros = new Array<number>(LENGTH).fill(0);
  const { beat: median, longDifference } = usual(5);
  expect(Math.max(...median)).toBeGreaterThan(0.1);
  expect(usual(5)).toEqual({
    beat: median,
    difference: zeros,
    longDifference,
    previous: median,
    next: median,
  });
  // Before the first beat there is none.
  expect(usual(0)).toMatchObject({ beat: median, previous: zeros, next: median });
  expect(usual(1)).toMatchObject({ beat: median, previous: median, next: zeros });
  expect(usual(2)).toEqual({
    ...{ beat: zeros, difference: zeros, longDifference: zeros, previous: median, next: median },
  });
});
