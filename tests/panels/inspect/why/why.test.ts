import { describe, expect, it } from 'vitest';
import { groupShares, partShares } from '../../../../src/panels/inspect/why/groupShares';
import { FULL_HUE, msTicks, PICTURE, stripPicture } from '../../../../src/panels/inspect/why/whyStrip';

describe('shares', () => {
  const shares = {
    base: 0,
    logit: 3,
    parts: [
      { name: 'qrs' as const, value: 2 },
      { name: 'rrBefore' as const, value: 3 },
      { name: 'rrAfter' as const, value: -1 },
      { name: 'p' as const, value: -1 },
    ],
  };

  it('count all RR intervals as one in a sentence, by what is left of them', () => {
    expect(groupShares(shares)).toEqual([
      { name: 'qrs', value: 2, share: 0.4 },
      { name: 'rr', value: 2, share: 0.4 },
      { name: 'p', value: -1, share: 0.2 },
    ]);
  });

  it('keep every part in the table, the largest first, and are 0 where nothing differs', () => {
    expect(partShares(shares).map(({ name }) => name)).toEqual(['rrBefore', 'qrs', 'rrAfter', 'p']);
    const none = { ...shares, parts: [{ name: 'qrs' as const, value: 0 }] };
    expect(partShares(none)).toEqual([{ name: 'qrs', value: 0, share: 0 }]);
  });
});

describe('the picture of a method', () => {
  it('colours by multiples of the mean, and puts bars up for the class and down against it', () => {
    const samples = new Float32Array(10);
    samples[3] = 9;
    samples[6] = -1;
    const { columns, bars, peak } = stripPicture(new Float32Array(10), samples);
    // The mean size is 1.
    expect(columns).toEqual([
      { x: 180, width: 60, opacity: 1 },
      { x: 360, width: 60, opacity: 1 / FULL_HUE },
    ]);
    const middle = PICTURE.trace + PICTURE.bars / 2;
    expect(bars.map(({ y, height }) => [y, y + height])).toEqual([
      [PICTURE.trace, middle],
      [middle, middle + PICTURE.bars / 2 / FULL_HUE],
    ]);
    expect(peak).toBe(3);
  });

  it('names no sample where none matters', () => {
    expect(stripPicture(new Float32Array(10), new Float32Array(10))).toMatchObject({
      ...{ peak: undefined, columns: [], bars: [] },
    });
  });

  it('is the same for an attribution of another size: one scale for all beats and methods', () => {
    const waveform = Float32Array.of(0, 1, 0, -1);
    const samples = Float32Array.of(1, 2, -3, 4);
    expect(
      stripPicture(
        waveform,
        samples.map((value) => 1000 * value),
      ),
    ).toEqual(stripPicture(waveform, samples));
  });

  it('draws a beat without any contribution as it is', () => {
    const { columns, bars, trace } = stripPicture(Float32Array.of(0, 1), new Float32Array(2));
    expect([columns, bars]).toEqual([[], []]);
    expect(trace).toBe('M150.0,68.0L450.0,4.0');
  });

  it('has ticks at round times', () => {
    const axis = Float64Array.from({ length: 90 }, (_, i) => -400 + 10 * i);
    expect(msTicks(axis).map(({ ms }) => ms)).toEqual([-400, -200, 0, 200, 400]);
    expect(msTicks(axis)[2]!.at).toBeCloseTo(4 / 9, 12);
    const short = Float64Array.from({ length: 45 }, (_, i) => -100 + (250 / 45) * i);
    expect(msTicks(short).map(({ ms }) => ms)).toEqual([-100, -50, 0, 50, 100, 150]);
  });
});
