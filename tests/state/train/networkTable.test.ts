import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import { multiplyAdds } from '../../../src/experiment/network/arithmetic';
import {
  defaultContextChoice,
  defaultNetworkChoice,
  defaultScalogramChoice,
  defaultTrainSettings,
  tutorialTrainSettings,
} from '../../../src/experiment/settings/defaults';
import { withDense, withHead } from '../../../src/state/train/networkChoices';
import { networkTable } from '../../../src/state/train/networkTable';

const beats = { ...defaultPrepareSettings, classCount: 4 as const };
const multihead = defaultNetworkChoice;

describe('networkTable', () => {
  it('counts 773 684 parameters with 251 samples and four classes', () => {
    const { table } = networkTable(beats, defaultTrainSettings);
    expect(table?.parameters).toBe(773_684);
    expect(table?.rows.find(({ kind }) => kind === 'Flatten')?.outputShape).toEqual([2976]);
  });

  it('has no dropout layers if nothing is dropped', () => {
    const kinds = (dropout: number) =>
      networkTable(beats, { ...tutorialTrainSettings, dropout }).table?.rows.filter(
        ({ kind }) => kind === 'Dropout',
      ).length;
    expect([kinds(0), kinds(0.5)]).toEqual([0, 2]);
  });

  it('follows the input: leads, channels and features', () => {
    const { table } = networkTable(
      { ...beats, secondLead: true },
      {
        ...defaultTrainSettings,
        input: {
          ...defaultTrainSettings.input,
          beat: true,
          difference: true,
          neighbours: false,
          features: 'whole',
          shape: false,
        },
      },
    );
    expect(table?.rows[0]?.outputShape).toEqual([251, 4]);
    expect(table?.rows.find(({ name }) => name === 'features')?.outputShape).toEqual([6]);
    expect(table?.rows.find(({ name }) => name === 'joined')?.outputShape).toEqual([2976 + 6]);
  });

  it('counts the 2-D network', () => {
    const { table } = networkTable(beats, { ...defaultTrainSettings, network: defaultScalogramChoice });
    // 32 filters of 5 × 5 × 3 with a bias each; 64 × 64 × 32 numbers and a bias to four classes.
    expect(table?.parameters).toBe(32 * (5 * 5 * 3 + 1) + 4 * (64 * 64 * 32 + 1));
    expect(table?.rows.map(({ kind }) => kind)).toEqual([
      ...['InputLayer', 'Conv2D', 'MaxPooling2D', 'Flatten', 'Dense', 'Softmax'],
    ]);
  });

  it('counts the network over stretches of beats', () => {
    const train = { ...defaultTrainSettings, network: defaultContextChoice };
    const { table } = networkTable({ ...beats, secondLead: true }, train);
    expect(table?.rows[0]?.outputShape).toEqual([128, 502]);
    const widths = [502, 96, 64, 64].map((width, i, all) => (width + 1) * (all[i + 1] ?? 4));
    expect(table?.parameters).toBe(widths.reduce((a, b) => a + b, 0) + 4 * (3 * 64 + 1) * 64);
    // Every weight is used once for each beat.
    expect(multiplyAdds(table!.rows, true)).toBe(table!.parameters);
    const undivided = { ...defaultContextChoice, dilations: [1, 3] };
    expect(networkTable(beats, { ...train, network: undivided }).problem).toMatchObject({
      code: 'stretch-undivided',
      values: { stretchBeats: 128, dilation: 3 },
    });
  });

  it.each([
    [{ lengthSamples: 3 }, {}, 'beat-too-short', { lengthSamples: 3, least: 4 }],
    [{}, { dropout: 1 }, 'network-dropout-invalid', { dropout: 1 }],
    [{}, { network: { ...multihead, heads: [] } }, 'no-head', {}],
    [{}, { network: { ...multihead, dense: [2.5] } }, 'size-invalid', { size: 2.5 }],
  ])('says why no network can be built: %j %j', (cut, change, code, values) => {
    const { table, problem } = networkTable({ ...beats, ...cut }, { ...defaultTrainSettings, ...change });
    expect(table).toBeUndefined();
    expect(problem).toMatchObject({ code, values });
    expect(problem!.message).toMatch(/^[A-Z].*\.$/);
  });

  it('says it for the 2-D network as well', () => {
    const network = { kind: 'scalogram' as const, filters: 0, kernel: 5 };
    const { problem } = networkTable(beats, { ...defaultTrainSettings, network });
    expect(problem?.message).toMatch(/size from 1 on, not 0/);
  });
});

describe('choosing a network', () => {
  it('adds heads with wider kernels, within the limits', () => {
    expect(withHead(multihead).heads.slice(-2)).toEqual([
      { firstKernel: 8, secondKernel: 10 },
      { firstKernel: 10, secondKernel: 12 },
    ]);
    const widest = { ...multihead, heads: [{ firstKernel: 512, secondKernel: 511 }] };
    expect(withHead(widest).heads[1]).toEqual({ firstKernel: 512, secondKernel: 512 });
  });

  it('adds dense layers half as wide as the last, and one if there was none', () => {
    expect(withDense(multihead).dense).toEqual([256, 32, 16]);
    expect(withDense({ ...multihead, dense: [] }).dense).toEqual([32]);
  });
});
