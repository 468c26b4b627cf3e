import type { TrainingEvent, TrainingResult } from '../experiment/run/types';

/** The memory of a result that can be handed to another thread instead of being copied. */
export function transferablesOf(result: TrainingResult): ArrayBuffer[] {
  const buffers = result.folds.flatMap(({ testIndex, probabilities, model }) => [
    testIndex.buffer,
    probabilities.buffer,
    model.weights,
  ]);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}

/**
 * Passes events on to another thread. Of checkpoints, 12 MB each, one is under way at a time: those that come before
 * the other side has taken it are replaced by the newest, so that a page that is slow neither slows the training nor
 * lets them pile up. They are copied: the training goes on from its own, should the engine be lost.
 *
 * @param send resolves when the other side has taken the event
 */
export function checkpointsInTurn(send: (event: TrainingEvent) => unknown): (event: TrainingEvent) => void {
  let isUnderWay = false;
  let newest: TrainingEvent | undefined;
  const sendCheckpoint = async (event: TrainingEvent): Promise<void> => {
    isUnderWay = true;
    // Where nobody is there any more to take it, nobody misses it.
    await Promise.resolve(send(event)).catch(() => undefined);
    isUnderWay = false;
    const next = newest;
    newest = undefined;
    if (next) await sendCheckpoint(next);
  };
  return (event) => {
    if (event.kind !== 'checkpoint') send(event);
    else if (isUnderWay) newest = event;
    else void sendCheckpoint(event);
  };
}
