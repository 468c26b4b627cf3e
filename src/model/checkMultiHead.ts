import type { MultiHeadSettings } from './types';

/** Two poolings halve the time axis twice; fewer samples than this leave nothing. */
const SHORTEST_BEAT_SAMPLES = 4;

/**
 * Throws where no network can be built from the settings.
 * Both the layer table and the network itself ask first, so that they agree on what can be built.
 */
export function checkMultiHead(settings: MultiHeadSettings): void {
  const { lengthSamples, classCount, heads, firstFilters, secondFilters, dense, dropout, l2 } = settings;
  if (!isCount(lengthSamples) || lengthSamples < SHORTEST_BEAT_SAMPLES) {
    throw new Error(
      `A beat of ${lengthSamples} samples is too short for the network: choose ${SHORTEST_BEAT_SAMPLES} samples or more.`,
    );
  }
  if (!isCount(classCount) || classCount < 2) {
    throw new Error(`The network needs two classes or more, not ${classCount}.`);
  }
  if (heads.length === 0) throw new Error('The network needs at least one head.');
  const sizes = [...heads.flatMap((head) => [head.firstKernel, head.secondKernel]), ...dense];
  for (const size of [...sizes, firstFilters, secondFilters]) {
    if (!isCount(size))
      throw new Error(`Kernels, filters and dense layers need a whole size from 1 on, not ${size}.`);
  }
  if (!(dropout >= 0 && dropout < 1)) {
    throw new Error(`The dropout rate must lie in 0…1, below 1; it is ${dropout}.`);
  }
  if (!(l2 >= 0 && Number.isFinite(l2)))
    throw new Error(`The L2 factor must be 0 or a positive number, not ${l2}.`);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
