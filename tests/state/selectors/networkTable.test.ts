import { describe, expect, it } from 'vitest';
import { networkTable } from '../../../src/state/selectors/networkTable';
import { defaultTrainSettings, tutorialTrainSettings } from '../../../src/training/defaults';

describe('networkTable', () => {
  it('counts 773 684 parameters with 251 samples and four classes', () => {
    const table = networkTable({ lengthSamples: 251, classCount: 4 }, defaultTrainSettings);
    expect(table?.parameters).toBe(773_684);
    expect(table?.rows.find(({ kind }) => kind === 'Flatten')?.outputShape).toEqual([2976]);
  });

  it('has no dropout layers where nothing is dropped', () => {
    const kinds = (dropout: number) =>
      networkTable({ lengthSamples: 251, classCount: 4 }, { ...tutorialTrainSettings, dropout })?.rows.filter(
        ({ kind }) => kind === 'Dropout',
      ).length;
    expect([kinds(0), kinds(0.5)]).toEqual([0, 2]);
  });

  it('is undefined where no network can be built', () => {
    expect(networkTable({ lengthSamples: 3, classCount: 4 }, defaultTrainSettings)).toBeUndefined();
  });
});
