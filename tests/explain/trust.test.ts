import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { explainBeat, seedAgreement } from '../../src/explain';
import { type Trust, withSecondSeed } from '../../src/explain/trust';
import type { Attribution, Method } from '../../src/explain/types';
import { beatInput, type FormulaProbe, formulaProbe } from './formulaProbe';

const SAMPLES = 90;
/** A beat that differs from the base everywhere as much. */
const input = {
  ...beatInput(SAMPLES),
  values: new Float32Array(SAMPLES).fill(1),
  base: new Float32Array(SAMPLES),
};

async function trustIn(probe: FormulaProbe): Promise<Record<Method, Trust>> {
  let trust: Trust[] = [];
  await explainBeat(probe, input, (part) => {
    if (part.kind === 'trust') trust = part.trust;
  });
  return Object.fromEntries(trust.map((each) => [each.method, each])) as Record<Method, Trust>;
}

/** Looks at one stretch of the beat, and a little at the rest. */
function stretchWeights(): Float32Array {
  const random = createRandom(5);
  return Float32Array.from({ length: SAMPLES }, (_, i) => (i > 30 && i < 50 ? 1 : 0.05) * random.uniform());
}

describe('the checks', () => {
  it('pass on a network that looks at one stretch', async () => {
    for (const { failed } of Object.values(await trustIn(formulaProbe(stretchWeights()))))
      expect(failed).toEqual([]);
  });

  it('by shuffled weights fail on a network whose weights may as well be in any order', async () => {
    // Which stretch it looks at is not a matter of its weights.
    const fixed = formulaProbe(stretchWeights());
    const trust = await trustIn({ ...fixed, shuffle() {} });
    for (const { failed, shuffled } of Object.values(trust)) {
      expect(shuffled.at(-1)).toBeCloseTo(1, 6);
      expect(failed).toEqual(['shuffled']);
    }
  });

  it('by deletion fail on a network to which every sample matters as much', async () => {
    const trust = await trustIn(formulaProbe(new Float32Array(SAMPLES).fill(0.1)));
    for (const { failed, deletion } of Object.values(trust)) {
      expect(deletion.beaten).toBe(0);
      expect(failed).toContain('deletion');
    }
  });

  it('by agreement fail on a network that is sure: where it is flat a gradient sees nothing, and occlusion sees all', async () => {
    const sum = stretchWeights().reduce((all, weight) => all + weight, 0);
    const sure = formulaProbe(stretchWeights(), (value) => Math.min(value, 0.9 * sum));
    const { gradient, occlusion } = await trustIn(sure);
    expect(gradient.agreement).toBeCloseTo(0, 6);
    expect(gradient.failed).toContain('agreement');
    expect(gradient.failed).toContain('deletion');
    expect(occlusion.agreement!).toBeGreaterThan(gradient.agreement!);
  });

  it('by completeness fail on a network with a step between two of the fifty', async () => {
    const steep = formulaProbe(stretchWeights(), (sum) => (sum > 1.234 ? 1 : 0));
    const { integrated } = await trustIn(steep);
    expect(integrated.completeness).toMatchObject({ sum: 0, difference: 1 });
    expect(integrated.failed).toContain('completeness');
  });
});

describe('the check with a second seed', () => {
  async function explained(weights: Float32Array) {
    let trust: Trust[] = [];
    const attributions: Attribution[] = [];
    await explainBeat(formulaProbe(weights), input, (part) => {
      if (part.kind === 'trust') trust = part.trust;
      if (part.kind === 'attribution') attributions.push(part.attribution);
    });
    return { trust, attributions };
  }
  const weights = stretchWeights();

  it('passes where another network has the same reasons but for a little, and keeps what failed before', async () => {
    const { trust, attributions } = await explained(weights);
    const random = createRandom(9);
    const like = await explained(weights.map((weight) => weight * (1 + 0.05 * random.normal())));
    const [first, ...others] = withSecondSeed(
      [{ ...trust[0]!, failed: ['deletion'] }, ...trust.slice(1)],
      seedAgreement([attributions, like.attributions]),
    );
    expect(first!.failed).toEqual(['deletion']);
    for (const { failed } of others) expect(failed).toEqual([]);
    for (const { seed } of [first!, ...others]) expect(seed).toBeGreaterThan(0.9);
  });

  it('fails where another network looks at the other end of the beat', async () => {
    const { trust, attributions } = await explained(weights);
    const other = await explained(new Float32Array(SAMPLES).map((_, i) => (i > 70 ? 1 : 0.05 * (i % 7))));
    const judged = withSecondSeed(trust, seedAgreement([attributions, other.attributions]));
    for (const { failed, seed } of judged) {
      expect(seed).toBeLessThan(0.5);
      expect(failed).toEqual(['seed']);
    }
    // Judged once more, nothing is said twice; without a network of another seed nothing is said at all.
    expect(withSecondSeed(judged, seedAgreement([attributions, other.attributions]))).toEqual(judged);
    expect(withSecondSeed(trust, [])).toEqual(trust);
  });

  it('is the mean over all pairs of networks; an attribution that is the same everywhere agrees with none', () => {
    const one = (...samples: number[]) => [
      { method: 'occlusion' as const, samples: Float32Array.from(samples) },
    ];
    expect(seedAgreement([one(1, 2, 3), one(4, 5, 6), one(3, 2, 1)])).toEqual([
      { method: 'occlusion', correlation: (1 - 1 - 1) / 3 },
    ]);
    expect(seedAgreement([one(1, 2, 3), one(2, 2, 2)])).toEqual([{ method: 'occlusion', correlation: 0 }]);
    expect(seedAgreement([one(1, 2, 3)])).toEqual([]);
    // What one of them cannot be explained by is not compared.
    expect(seedAgreement([one(1, 2, 3), []])).toEqual([]);
  });
});
