import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { explainBeat, nearestInParts, nearestRows } from '../../src/explain';
import { deletions } from '../../src/explain/deletion';
import { gradCam } from '../../src/explain/gradCam';
import { bySample, integratedGradients, smoothGradient } from '../../src/explain/gradients';
import { occlusion } from '../../src/explain/occlusion';
import { rankCorrelation } from '../../src/explain/rankCorrelation';
import { shapleyShares } from '../../src/explain/shapley';
import { isComplete } from '../../src/explain/trust';
import { beatInput, formulaProbe } from './formulaProbe';

describe('occlusion', () => {
  it('finds the samples that a linear network looks at, and only those', async () => {
    const input = beatInput(40);
    // One sample is 10 ms: stretches of four, moved by one.
    const weights = Float32Array.from(input.values, (_, i) => (i === 20 ? 5 : 0));
    const samples = await occlusion(formulaProbe(weights), input);
    const drop = 5 * (input.values[20]! - input.base[20]!);
    samples.forEach((value, sample) => {
      // Of the four stretches over a sample, those that also cover sample 20.
      const shared = Math.max(0, 4 - Math.abs(sample - 20));
      expect(value).toBeCloseTo((drop * shared) / 4, 4);
    });
  });

  it('covers every channel that shows the sample', async () => {
    const input = beatInput(10, { places: 2 });
    const weights = Float32Array.from(input.values, (_, i) => (i === 8 ? 3 : i === 9 ? 5 : 0));
    const samples = await occlusion(formulaProbe(weights), input);
    // Sample 4, in both of its places.
    const drop = [8, 9].reduce((sum, i) => sum + weights[i]! * (input.values[i]! - input.base[i]!), 0);
    samples.forEach((value, sample) => {
      expect(value).toBeCloseTo((drop * Math.max(0, 4 - Math.abs(sample - 4))) / 4, 4);
    });
  });
});

describe('gradients', () => {
  it('are, for a linear network, weight times difference: integrated and smoothed alike', async () => {
    const input = beatInput(30);
    const random = createRandom(4);
    const weights = Float32Array.from(input.values, () => random.normal());
    const probe = formulaProbe(weights);
    const { values, completeness } = await integratedGradients(probe, input);
    const smooth = await smoothGradient(probe, input, 1);
    weights.forEach((weight, i) => {
      expect(values[i]!).toBeCloseTo(weight * (input.values[i]! - input.base[i]!), 4);
      expect(smooth[i]!).toBeCloseTo(weight * (input.values[i]! - input.base[i]!), 4);
    });
    expect(completeness.sum).toBeCloseTo(completeness.difference, 3);
  });

  it('sum to the difference of the logits for a network that is not linear', async () => {
    const input = beatInput(30);
    const weights = Float32Array.from(input.values, (_, i) => Math.sin(i));
    const { completeness } = await integratedGradients(
      formulaProbe(weights, (sum) => sum ** 3 + sum),
      input,
    );
    expect(isComplete(completeness)).toBe(true);
    expect(Math.abs(completeness.difference)).toBeGreaterThan(0.1);
  });

  it('are added over the channels that show a sample', () => {
    const input = beatInput(3, { places: 2 });
    expect([...bySample([1, 2, 3, 4, 5, 6], input)]).toEqual([3, 7, 11]);
  });
});

describe('Grad-CAM', () => {
  it('weights the filters by their mean gradient, keeps what speaks for the class, and draws steps', async () => {
    // Two steps, two filters; mean gradients 1 and −2.
    const map = {
      height: 1,
      width: 2,
      values: Float32Array.of(5, 1, 1, 3),
      gradients: Float32Array.of(1, -2, 1, -2),
    };
    const heads = await gradCam({ maps: async () => [map] }, beatInput(4));
    expect(heads.map((head) => [...head])).toEqual([[3, 3, 0, 0]]);
  });

  it('sums the rows of an image', async () => {
    const map = {
      height: 2,
      width: 2,
      values: Float32Array.of(1, 2, 3, 4),
      gradients: Float32Array.of(1, 1, 1, 1),
    };
    expect([...(await gradCam({ maps: async () => [map] }, beatInput(2)))[0]!]).toEqual([4, 6]);
  });
});

describe('Shapley values', () => {
  it('are exact for a game that is known: three players, of whom two need each other', async () => {
    const input = {
      ...beatInput(3),
      values: Float32Array.of(1, 1, 1),
      base: Float32Array.of(0, 0, 0),
      parts: (['p', 'qrs', 'stT'] as const).map((name, i) => ({ name, places: Int32Array.of(i) })),
    };
    // v = 6 a b + 2 c: a and b share 6, c has 2.
    const logits = async (rows: Float32Array) =>
      Float32Array.from({ length: rows.length / 3 }, (_, i) => {
        const [a, b, c] = rows.subarray(3 * i, 3 * i + 3) as unknown as [number, number, number];
        return 6 * a * b + 2 * c;
      });
    const shares = await shapleyShares({ logits }, input);
    expect(shares).toEqual({
      base: 0,
      logit: 8,
      parts: [
        { name: 'p', value: 3 },
        { name: 'qrs', value: 3 },
        { name: 'stT', value: 2 },
      ],
    });
  });

  it('sum to the difference for any network, and refuse too many parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1000 }), async (seed) => {
        const input = beatInput(12);
        const random = createRandom(seed);
        const weights = Float32Array.from(input.values, () => random.normal());
        const { base, logit, parts } = await shapleyShares(formulaProbe(weights, Math.tanh), input);
        expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(logit - base, 5);
      }),
      { numRuns: 20 },
    );
    const [part] = beatInput(12).parts;
    const many = { ...beatInput(12), parts: Array.from({ length: 13 }, () => part!) };
    await expect(shapleyShares(formulaProbe(new Float32Array(12)), many)).rejects.toThrow('8192 predictions');
  });
});

describe('rank correlation', () => {
  it('is that of SciPy, ties included', () => {
    // scipy.stats.spearmanr([1, 2, 2, 4, 5], [5, 6, 7, 8, 7]) (SciPy 1.10.1) = 0.7631578947368421
    expect(rankCorrelation([1, 2, 2, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.7631578947368421, 12);
    expect(rankCorrelation([1, 2, 3], [9, 4, 1])).toBe(-1);
    expect(rankCorrelation([1, 2, 3], [2, 2, 2])).toBeUndefined();
  });
});

describe('deletion', () => {
  it('falls fastest in the order of what matters', async () => {
    const input = { ...beatInput(40), values: new Float32Array(40).fill(1), base: new Float32Array(40) };
    const weights = Float32Array.from({ length: 40 }, (_, i) => (i >= 10 && i < 16 ? 2 : 0.01));
    const [right, wrong] = await deletions(
      formulaProbe(weights),
      input,
      [weights, weights.map((w) => -w)],
      1,
    );
    expect(right!.beaten).toBe(1);
    expect(wrong!.beaten).toBe(0);
    expect(right!.curve[0]).toBeCloseTo(12.34, 3);
    expect(right!.curve.at(-1)).toBeCloseTo(0, 6);
    expect(right!.random[0]).toBe(right!.curve[0]);
  });
});

describe('nearest rows', () => {
  it('are those that sorting all distances gives', () => {
    const random = createRandom(7);
    const rows = Float32Array.from({ length: 200 * 3 }, () => random.normal());
    const vector = Float32Array.of(0.1, -0.2, 0.3);
    const all = Array.from({ length: 200 }, (_, row) => ({
      row,
      distance: Math.hypot(...[0, 1, 2].map((i) => rows[3 * row + i]! - vector[i]!)),
    }));
    const expected = all
      .filter(({ row }) => row % 2 === 0)
      .sort((a, b) => a.distance - b.distance)
      .slice(0, 5);
    const found = nearestRows(rows, vector, 5, (row) => row % 2 === 0);
    expect(found.map(({ row }) => row)).toEqual(expected.map(({ row }) => row));
    found.forEach(({ distance }, i) => {
      expect(distance).toBeCloseTo(expected[i]!.distance, 6);
    });
  });
});

it('shows occlusion first, then the shares, and the checks last', async () => {
  const kinds: string[] = [];
  const input = beatInput(40);
  await explainBeat(
    formulaProbe(
      Float32Array.from(input.values, (_, i) => Math.cos(i / 6)),
      Math.tanh,
    ),
    input,
    (part) => {
      kinds.push(part.kind === 'attribution' ? part.attribution.method : part.kind);
    },
  );
  expect(kinds).toEqual(['occlusion', 'shares', 'gradient', 'integrated', 'trust']);
});

describe('nearest rows, part by part', () => {
  it('are those of all at once, with a pause between the parts', async () => {
    const random = createRandom(4);
    // Rows of few values, so that many are equally near.
    const rows = Float32Array.from({ length: 3 * 200 }, () => random.below(3));
    const vector = Float32Array.of(1, 0, 2);
    const isMeant = (row: number) => row % 7 !== 0;
    const all = nearestRows(rows, vector, 6, isMeant);
    for (const atOnce of [1, 30, 100, 10_000]) {
      let pauses = 0;
      const pause = async () => void pauses++;
      expect(await nearestInParts(rows, vector, 6, isMeant, { atOnce, pause })).toEqual(all);
      expect(pauses).toBe(Math.ceil(200 / Math.ceil(atOnce / 3)) - 1);
    }
  });
});
