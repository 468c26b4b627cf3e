import { checkClassCount, checkDropout, isCount } from './checks';
import { NetworkProblem } from './networkProblem';
import type { MultiHeadSettings } from './types';

/** Two poolings halve the time axis twice; fewer samples than this leave nothing. */
const SHORTEST_BEAT_SAMPLES = 4;

/**
 * Both the layer table and the network itself call this first, so that they agree on what can be built.
 *
 * @throws NetworkProblem if no network can be built from the settings
 */
export function checkMultiHead(settings: MultiHeadSettings): void {
  const { lengthSamples, channels, features, classCount, heads, dense, dropout, l2 } = settings;
  if (!isCount(lengthSamples) || lengthSamples < SHORTEST_BEAT_SAMPLES) {
    const message = `A beat of ${lengthSamples} samples is too short for the network: choose ${SHORTEST_BEAT_SAMPLES} samples or more.`;
    throw new NetworkProblem('beat-too-short', message, { lengthSamples, least: SHORTEST_BEAT_SAMPLES });
  }
  if (!isCount(channels)) {
    const message = `A sample needs one channel or more, not ${channels}.`;
    throw new NetworkProblem('channels-invalid', message, { channels });
  }
  if (features !== 0 && !isCount(features)) {
    const message = `The number of features must be 0 or a whole number, not ${features}.`;
    throw new NetworkProblem('features-invalid', message, { features });
  }
  checkClassCount(classCount);
  if (heads.length === 0) throw new NetworkProblem('no-head', 'The network needs at least one head.');
  const sizes = [...heads.flatMap((head) => [head.firstKernel, head.secondKernel]), ...dense];
  for (const size of [...sizes, settings.firstFilters, settings.secondFilters]) {
    if (isCount(size)) continue;
    const message = `Kernels, filters and dense layers need a whole size from 1 on, not ${size}.`;
    throw new NetworkProblem('size-invalid', message, { size });
  }
  checkDropout(dropout);
  if (!(l2 >= 0 && Number.isFinite(l2))) {
    const message = `The L2 factor must be 0 or a positive number, not ${l2}.`;
    throw new NetworkProblem('l2-invalid', message, { l2 });
  }
}
