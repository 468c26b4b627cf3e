import type { BeatSet } from '../../beats/types';
import { TRACE_HZ } from '../../curves/cells';
import { pickBeats } from '../../curves/pickBeats';
import { argmaxRows } from '../../evaluation';
import type { Trainer } from '../../experiment/run/trainer';
import type { LabelNetwork } from './types';

/**
 * The beats that a beat-free network finds in a record, with their classes: the peaks of its curves, the mean over its folds.
 *
 * @param beats of the record, with its trace: beats that are marked are not read
 * @param threshold the least chance of a beat
 * @returns at the record's own frequency; undefined after Stop
 */
export async function findLabels(
  beats: BeatSet,
  { experiment, classCount, models }: LabelNetwork,
  threshold: number,
  trainer: Pick<Trainer, 'curves'>,
  tell: (share: number) => void,
): Promise<{ sample: Int32Array; classIndex: Uint8Array } | undefined> {
  const { beforeSec, afterSec } = experiment.prepare.window;
  const span = { fromSec: 0, toSec: (beats.trace?.samples ?? 0) / TRACE_HZ };
  const asked = { settings: experiment.train, classCount, windowSec: beforeSec + afterSec };
  let mean: Float32Array | undefined;
  for (const [done, model] of models.entries()) {
    const curves = await trainer.curves(beats, { ...asked, model }, span);
    if (!curves) return undefined;
    mean ??= new Float32Array(curves.values.length);
    for (let i = 0; i < mean.length; i++) mean[i]! += curves.values[i]! / models.length;
    tell((done + 1) / models.length);
  }
  if (!mean) return undefined;
  const found = pickBeats(mean, classCount, threshold);
  return {
    sample: Int32Array.from(found.timeSec, (timeSec) => Math.round(timeSec * beats.recordHz[0]!)),
    classIndex: argmaxRows(found.probabilities, classCount),
  };
}
