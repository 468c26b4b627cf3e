import { describe, expect, it } from 'vitest';
import { bandOfLevels, levelsOfBand } from '../../src/signal/passBand';

const reference = { wavelet: 'db6', lowHz: 0.35, highHz: 45 };

describe('levelsOfBand', () => {
  it('is the reference method at 360 Hz', () => {
    expect(levelsOfBand(reference, 360)).toEqual({
      wavelet: 'db6',
      levels: 9,
      zeroApproximation: true,
      zeroDetails: [1, 2],
    });
  });

  it.each([
    [100, 0.1953125, 50, []],
    [128, 0.25, 64, []],
    [180, 0.3515625, 45, [1]],
    [200, 0.1953125, 50, [1]],
    [250, 0.244140625, 46.875, [1]],
    [257, 0.2509765625, 48.1875, [1]],
    [500, 0.244140625, 46.875, [1, 2]],
    [720, 0.3515625, 45, [1, 2, 3]],
    [1000, 0.244140625, 46.875, [1, 2, 3]],
  ])('removes nothing inside the band at %d Hz', (samplingHz, lowHz, highHz, zeroDetails) => {
    const settings = levelsOfBand(reference, samplingHz);
    expect(settings.zeroDetails).toEqual(zeroDetails);
    expect(bandOfLevels(settings, samplingHz)).toEqual({ lowHz, highHz });
  });

  it('keeps the baseline, or everything above, where the band begins at 0 or ends above the signal', () => {
    expect(levelsOfBand({ ...reference, lowHz: 0 }, 360)).toMatchObject({
      levels: 2,
      zeroApproximation: false,
      zeroDetails: [1, 2],
    });
    expect(levelsOfBand({ ...reference, highHz: 500 }, 360)).toMatchObject({ levels: 9, zeroDetails: [] });
    expect(bandOfLevels(levelsOfBand({ ...reference, lowHz: 0, highHz: 500 }, 360), 360)).toEqual({
      lowHz: 0,
      highHz: 180,
    });
  });

  it('cuts finer where the upper half of a level lies above the band', () => {
    const settings = levelsOfBand({ ...reference, lowHz: 0.7, highHz: 30 }, 360);
    expect(settings).toMatchObject({ levels: 8, zeroDetails: [1, 2], halvedDetail: 3 });
    expect(bandOfLevels(settings, 360).highHz).toBe(33.75);
  });

  it('takes any band: a narrow one, one far below the signal', () => {
    for (const [lowHz, highHz] of [
      [0.001, 0.002],
      [50, 51],
      [0, 1e-9],
      [179, 180],
    ] as const) {
      const { levels, zeroDetails } = levelsOfBand({ wavelet: 'db6', lowHz, highHz }, 360);
      expect(levels).toBeLessThanOrEqual(32);
      expect(zeroDetails.length).toBeLessThanOrEqual(32);
    }
  });
});
