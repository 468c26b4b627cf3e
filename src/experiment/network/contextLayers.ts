import type { ContextSettings } from './types';

/** How many beats a network, or one of its layers, sees before and after each beat. */
export interface Reach {
  before: number;
  after: number;
}

/**
 * The convolutions over the beats and how far each of them reaches. Three taps `dilation` beats apart reach that far in both
 * directions; or, causal, twice as far back and not ahead at all.
 *
 * The look-ahead is spent on the smallest dilations first: each convolution looks ahead as long as its dilation fits into what is
 * left, otherwise it is causal. So the network sees the sum of those dilations, which may be less than `lookAheadBeats`: with 1, 2, 4, 8
 * it is 0, 1, 3, 7 or 15. Both directions together are always twice the sum of all dilations.
 *
 * @returns in the order of `dilations`
 */
export function contextLayers({
  dilations,
  lookAheadBeats,
}: Pick<ContextSettings, 'dilations' | 'lookAheadBeats'>): (Reach & { dilation: number })[] {
  let left = lookAheadBeats;
  const layers = dilations.map((dilation) => ({ dilation, before: 2 * dilation, after: 0 }));
  for (const layer of [...layers].sort((a, b) => a.dilation - b.dilation)) {
    if (layer.dilation > left) break;
    left -= layer.dilation;
    layer.before = layer.dilation;
    layer.after = layer.dilation;
  }
  return layers;
}

/** What all convolutions together see around a beat. */
export function contextReach(network: Pick<ContextSettings, 'dilations' | 'lookAheadBeats'>): Reach {
  return contextLayers(network).reduce(
    (sum, { before, after }) => ({ before: sum.before + before, after: sum.after + after }),
    { before: 0, after: 0 },
  );
}

/** The shortest multiple of all dilations in which one beat has everything around it that the network sees. */
export function shortestStretch(network: ContextSettings): number {
  const { before, after } = contextReach(network);
  const { stretchBeats, dilations } = network;
  for (let length = before + after + 1; length < stretchBeats; length++) {
    if (dilations.every((dilation) => length % dilation === 0)) return length;
  }
  return stretchBeats;
}
