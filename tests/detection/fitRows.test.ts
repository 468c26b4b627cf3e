import { expect, it } from 'vitest';
import weights from '../../src/detection/weights.json';
import { benchRecord } from '../bench/detectBench';
import { fitRows, scoreWeights } from '../bench/fitFeatures';
import { describeWithShared } from '../shared';

describeWithShared('what the networks are fitted on', (shared) => {
  const bytes = (name: string) => {
    const of = (ending: string) => shared.bytes('data', 'mitdb', `${name}.${ending}`);
    return { name, hea: of('hea'), dat: of('dat'), atr: of('atr') };
  };
  const record = bytes('101');

  it('is a candidate for every reference beat, and others about four a second', () => {
    const { features, labels } = fitRows(record);
    expect(labels.filter((label) => label === 1)).toHaveLength(1865);
    expect(labels.length).toBeGreaterThan(3 * 1865);
    expect(features.length).toBe(21 * labels.length);
  });

  it('has the second look only where the first has hope', () => {
    const first = fitRows(record);
    const second = fitRows(record, weights);
    expect(second.features.length).toBe(22 * second.labels.length);
    expect(second.labels.length).toBeLessThan(first.labels.length);
    expect(second.labels.filter((label) => label === 1).length).toBeGreaterThan(1860);
  });

  it('scores weights as the benchmark does', () => {
    const { found, missed, invented } = benchRecord(record).lab!;
    expect(found + missed).toBe(1865);
    expect(scoreWeights(record, weights)).toEqual({ found, missed, invented });
  });
});
