import { describe, expect, it } from 'vitest';
import { NO_CLASS } from '../../../src/beats/types';
import {
  beatsOf,
  COLOURS,
  classSums,
  dotsOf,
  EVERYTHING,
  KIND_COLOURS,
  outside,
  rowsWithin,
} from '../../../src/panels/inspect/lorenz/lorenzPlot';
import { axisEnd } from '../../../src/state/lorenz/axisEnd';
import type { LorenzBeats } from '../../../src/state/lorenz/types';
import type { ListedBeat } from '../../../src/state/types';
import { binDots, drawDots, placesOf } from '../../../src/widgets/plot/dots';
import { pixelColour } from '../../../src/widgets/plot/points/paint';

/** Four beats of two records: the first has nothing before it, the third is early. */
const beats: LorenzBeats = {
  index: Int32Array.of(5, 6, 7, 9),
  fold: new Int32Array(4),
  row: Int32Array.of(0, 1, 2, 3),
  record: Uint16Array.of(0, 0, 1, 1),
  beforeSec: Float32Array.of(Number.NaN, 0.8, 0.5, 3.2),
  afterSec: Float32Array.of(0.8, 0.8, 1.1, 0.8),
  prematurity: Float32Array.of(Number.NaN, 0, 0.4, -2),
  label: Uint8Array.of(0, 0, 2, 0),
  predicted: Uint8Array.of(0, 1, 2, 0),
  without: [],
};
const all = beatsOf(beats, undefined);

describe('the Lorenz plot', () => {
  it('is of one record or all, and its axes end above nearly all intervals', () => {
    expect([...beatsOf(beats, 1)]).toEqual([0, 0, 1, 1]);
    expect(axisEnd(beats, beatsOf(beats, 0))).toBe(1);
    expect(axisEnd(beats, all)).toBe(3.5);
    expect(axisEnd(beats, new Uint8Array(4))).toBe(1);
  });

  it('shows beats that are not in the list faintly, and counts them by class', () => {
    const listed = [{ index: 7 }] as ListedBeat[];
    expect([...dotsOf(beats, 'label', all, undefined).shown]).toEqual([1, 1, 1, 1]);
    const dots = dotsOf(beats, 'label', beatsOf(beats, 1), listed);
    expect([...dots.shown]).toEqual([0, 0, 1, 2]);
    const [n, , veb] = classSums(dots);
    expect([n, veb]).toEqual([
      { selected: 0, all: 1 },
      { selected: 1, all: 1 },
    ]);
    expect(classSums(dotsOf(beats, 'predicted', all, undefined))[1]).toEqual({ selected: 1, all: 1 });
  });

  it('has a kind for beats that a beat-free network did not find', () => {
    const found = { ...beats, predicted: Uint8Array.of(0, NO_CLASS, 2, 0) };
    const dots = dotsOf(found, 'predicted', all, [{ index: 6 }] as ListedBeat[]);
    const sums = classSums(dots);
    expect(sums).toHaveLength(KIND_COLOURS.length);
    expect(sums[NO_CLASS]).toEqual({ selected: 1, all: 1 });
    const bins = binDots(found.beforeSec, dots, { low: 0, high: 1, bins: 1, kinds: KIND_COLOURS.length });
    expect([...bins]).toEqual([0, 0, 0, 0, 0, 1]);
    // Not in the colour of faint points.
    const colours = Array.from(COLOURS, (_, i) => `#00000${i}`);
    const pixels = new Uint32Array(16);
    const scale = { high: 2, sizePx: 4 };
    const placed = { ...dots, shown: Uint8Array.of(0, 1, 0, 0) };
    drawDots(pixels, placed, placesOf(placed, 2), scale, colours, 1);
    expect(pixels.filter((pixel) => pixel !== 0)).toEqual(Uint32Array.of(pixelColour(`#00000${NO_CLASS}`)));
    expect(new Set(COLOURS).size).toBe(COLOURS.length);
  });

  it('says what is not in it, or at its edge', () => {
    expect(outside(dotsOf(beats, 'label', all, undefined), 3)).toEqual({ beyond: 1, lacking: 1 });
  });

  it('has in ranges what lies in all of them, ends included; a beat without an interval where nothing is asked of it', () => {
    expect([...rowsWithin(beats, all, EVERYTHING)]).toEqual([0, 1, 2, 3]);
    expect([...rowsWithin(beats, all, { ...EVERYTHING, before: [500, 800] })]).toEqual([1, 2]);
    expect([...rowsWithin(beats, all, { ...EVERYTHING, before: [500, 800], after: [900, 2000] })]).toEqual([
      2,
    ]);
    expect([...rowsWithin(beats, all, { ...EVERYTHING, early: [20, 100] })]).toEqual([2]);
    expect([...rowsWithin(beats, beatsOf(beats, 0), { ...EVERYTHING, after: [0, 800] })]).toEqual([0, 1]);
  });
});
