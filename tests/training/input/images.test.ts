import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import { createScalogram } from '../../../src/signal';
import { imagesOf } from '../../../src/training/input/images';

const LENGTH = 251;
const PIXELS = 128 * 128;

/** Rows of noise as they lie in a record: each beat's neighbours are the rows around it, with none at the ends. */
function record(beats: number, seed = 1): Float32Array[] {
  const random = createRandom(seed);
  return Array.from({ length: beats }, () =>
    Float32Array.from({ length: LENGTH }, () => random.below(1000) / 1000 - 0.5),
  );
}

/** A batch of the beats with these numbers; −1 is padding. */
function waveformOf(rows: Float32Array[], order: number[]): Float32Array {
  const waveform = new Float32Array(order.length * LENGTH * 3);
  order.forEach((beat, row) => {
    if (beat < 0) return;
    [-1, 0, 1].forEach((offset, channel) => {
      const source = rows[beat + offset];
      source?.forEach((value, n) => {
        waveform[(row * LENGTH + n) * 3 + channel] = value;
      });
    });
  });
  return waveform;
}

const imageOf = (images: Float32Array, row: number) => images.slice(row * PIXELS * 3, (row + 1) * PIXELS * 3);
const channelOf = (image: Float32Array, channel: number) => image.filter((_, i) => i % 3 === channel);
const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, value), 0);

describe('the images of the 2-D network', () => {
  const rows = record(6);

  it('are the roots of the three scalograms over their largest value, channels previous, beat, next', () => {
    const image = imageOf(imagesOf(waveformOf(rows, [2]), 1, LENGTH), 0);
    const plan = createScalogram(LENGTH, LENGTH / 0.9);
    const magnitudes = [1, 2, 3].map((beat) => {
      const out = new Float32Array(PIXELS);
      plan.run(rows[beat]!, out);
      return out;
    });
    const most = Math.max(...magnitudes.map(largest));
    magnitudes.forEach((magnitude, channel) => {
      const shown = channelOf(image, channel);
      magnitude.forEach((value, i) => {
        if (Math.abs(shown[i]! - Math.sqrt(value / most)) > 1e-6) throw new Error(`${channel}, ${i}`);
      });
    });
    expect(largest(image)).toBeCloseTo(1, 6);
  });

  it('show a neighbour that is missing, and padding, as zeros', () => {
    const images = imagesOf(waveformOf(rows, [0, 5, -1]), 3, LENGTH);
    expect(largest(channelOf(imageOf(images, 0), 0))).toBe(0);
    expect(largest(channelOf(imageOf(images, 0), 1))).toBeGreaterThan(0.5);
    expect(largest(channelOf(imageOf(images, 1), 2))).toBe(0);
    expect(largest(imageOf(images, 2))).toBe(0);
  });

  it('of a beat are the same bit by bit in any company: in order, shuffled, alone', () => {
    const inOrder = imagesOf(waveformOf(rows, [0, 1, 2, 3, 4, 5]), 6, LENGTH).slice();
    const order = [3, 0, 5, 4, 1, 2];
    const shuffled = imagesOf(waveformOf(rows, order), 6, LENGTH).slice();
    order.forEach((beat, row) => {
      const image = imageOf(inOrder, beat);
      expect(imageOf(shuffled, row)).toEqual(image);
      expect(imageOf(imagesOf(waveformOf(rows, [beat]), 1, LENGTH), 0)).toEqual(image);
    });
  });

  it('do not depend on the gain of the lead', () => {
    const image = imageOf(imagesOf(waveformOf(rows, [3]), 1, LENGTH), 0);
    const louder = rows.map((row) => row.map((value) => 8 * value));
    expect(imageOf(imagesOf(waveformOf(louder, [3]), 1, LENGTH), 0)).toEqual(image);
  });

  it('depend on the rate of the rows: what is slower lies further down', () => {
    const waveform = waveformOf(rows, [3]);
    const asReference = imagesOf(waveform, 1, LENGTH).slice();
    expect(imagesOf(waveform, 1, LENGTH, LENGTH / 0.9)).toEqual(asReference);
    expect(imagesOf(waveform, 1, LENGTH, LENGTH / 1.8)).not.toEqual(asReference);
  });

  it('use the memory of the call before', () => {
    const first = imagesOf(waveformOf(rows, [1]), 1, LENGTH);
    expect(imagesOf(waveformOf(rows, [2]), 1, LENGTH)).toBe(first);
    expect(imagesOf(waveformOf(rows, [1, 2]), 2, LENGTH)).toHaveLength(2 * PIXELS * 3);
  });
});
