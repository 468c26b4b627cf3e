import type { TrainingResult } from '../training/types';

/** The memory of a result that can be handed to another thread instead of being copied. */
export function transferablesOf(result: TrainingResult): ArrayBuffer[] {
  const buffers = result.folds.flatMap(({ testIndex, probabilities, model }) => [
    testIndex.buffer,
    probabilities.buffer,
    model.weights,
  ]);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
