import { deletions } from './deletion';
import { gradCam } from './gradCam';
import { bySample, integratedGradients, smoothGradient } from './gradients';
import { occlusion } from './occlusion';
import { shapleyShares } from './shapley';
import { shuffledWeights } from './shuffled';
import { judge, type Trust } from './trust';
import type { Attribution, ExplainedInput, Method, Probe, Shares } from './types';

/** What is known of a beat, as it becomes known. */
export type ExplainedPart =
  | { kind: 'attribution'; attribution: Attribution }
  | { kind: 'shares'; shares: Shares }
  | { kind: 'trust'; trust: Trust[] };

/** Noise and orders are the same for every beat. */
const SEED = 1;

/**
 * Explains one prediction: the attributions, occlusion first, the shares of the parts, and the checks of every method that the network allows.
 *
 * @param onPart called with each part when it is there
 */
export async function explainBeat(
  probe: Probe,
  input: ExplainedInput,
  onPart: (part: ExplainedPart) => void,
): Promise<void> {
  const methods = methodsOf(probe);
  const attributions = await attributionsOf(probe, input, async (attribution) => {
    onPart({ kind: 'attribution', attribution });
    // After the first picture, what is said in words.
    if (attribution.method === 'occlusion')
      onPart({ kind: 'shares', shares: await shapleyShares(probe, input) });
  });
  const originals = attributions.map(({ samples }) => samples);
  const again = async (method: number) => (await attribute(probe, input, methods[method]!)).samples;
  const shuffled = await shuffledWeights(probe, originals, again, SEED);
  const deleted = await deletions(probe, input, originals, SEED);
  onPart({ kind: 'trust', trust: judge(attributions, shuffled, deleted) });
}

/**
 * What each sample contributes by every method that the network allows, without shares and checks.
 *
 * @param onEach called with each when it is there
 */
export async function attributionsOf(
  probe: Probe,
  input: ExplainedInput,
  onEach: (attribution: Attribution) => Promise<void> = async () => {},
): Promise<Attribution[]> {
  const attributions: Attribution[] = [];
  for (const method of methodsOf(probe)) {
    const attribution = await attribute(probe, input, method);
    attributions.push(attribution);
    await onEach(attribution);
  }
  return attributions;
}

/** The methods that a network allows, in the order in which they are computed. */
function methodsOf({ gradients, maps }: Pick<Probe, 'gradients' | 'maps'>): Method[] {
  return [
    'occlusion',
    ...(gradients ? (['gradient', 'integrated'] as const) : []),
    ...(maps ? (['gradCam'] as const) : []),
  ];
}

/** @throws Error if the network does not allow the method */
async function attribute(probe: Probe, input: ExplainedInput, method: Method): Promise<Attribution> {
  const { gradients, maps } = probe;
  if (method === 'occlusion') return { method, samples: await occlusion(probe, input) };
  if (method === 'gradCam' && maps) {
    const heads = await gradCam({ maps }, input);
    const samples = heads[0]!.map((_, i) => heads.reduce((sum, head) => sum + head[i]!, 0) / heads.length);
    return { method, samples, heads };
  }
  if (!gradients || method === 'gradCam')
    throw new Error(`The network has nothing for the method ${method}.`);
  const differentiable = { gradients, logits: probe.logits };
  if (method === 'gradient') {
    return { method, samples: bySample(await smoothGradient(differentiable, input, SEED), input) };
  }
  const { values, completeness } = await integratedGradients(differentiable, input);
  return { method, samples: bySample(values, input), completeness };
}
