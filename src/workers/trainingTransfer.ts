import type { TrainingResult } from '../experiment/run/trainer';
import type { TrainingEvent } from '../experiment/run/types';

/** The buffers of a result that can be transferred to another thread instead of being copied. */
export function transferablesOf(result: TrainingResult): ArrayBuffer[] {
  const buffers = result.folds.flatMap(({ testIndex, probabilities, model }) => [
    testIndex.buffer,
    probabilities.buffer,
    model.weights,
  ]);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}

/**
 * Passes events on to another thread. Of checkpoints, 12 MB each, only one is in transit at a time: while the other
 * side has not taken it, only the newest is kept, so that a slow page neither slows the training nor lets checkpoints
 * pile up. They are copied: if the engine is lost, the training resumes from its own.
 *
 * @param send resolves when the other side has taken the event
 */
export function checkpointsInTurn(send: (event: TrainingEvent) => unknown): (event: TrainingEvent) => void {
  let isUnderWay = false;
  let newest: TrainingEvent | undefined;
  const deliver = async (event: TrainingEvent): Promise<void> => {
    try {
      await send(event);
    } catch {
      // If the receiver is gone, nobody needs the event.
    }
  };
  const sendCheckpoint = async (event: TrainingEvent): Promise<void> => {
    isUnderWay = true;
    await deliver(event);
    isUnderWay = false;
    const next = newest;
    newest = undefined;
    if (next) await sendCheckpoint(next);
  };
  return (event) => {
    if (event.kind !== 'checkpoint') void deliver(event);
    else if (isUnderWay) newest = event;
    else void sendCheckpoint(event);
  };
}
