import { canonicalJson } from '../../base/canonicalJson';
import type { TrainSettings } from '../settings/types';
import { upgradeTrainSettings } from '../settings/upgradeExperiment';
import type { Checkpoint } from './types';

/**
 * Why a run cannot be taken up from a checkpoint, as a sentence for the person: it was asked for something else,
 * or the beats are not the same. undefined where it can.
 */
export function checkpointProblem(
  checkpoint: Checkpoint,
  asked: { settings: TrainSettings; classCount: number; beats: string },
): string | undefined {
  const { settings, classCount, beats } = checkpoint;
  // Checkpoints of before lack what has been added since, and mean by that what it is by default.
  const [begun, wanted] = [settings, asked.settings].map((value) =>
    canonicalJson(upgradeTrainSettings(value)),
  );
  if (begun !== wanted || classCount !== asked.classCount) {
    return 'The unfinished training was begun with other settings, so it cannot go on with these. Nothing of it is lost.';
  }
  if (beats !== asked.beats) {
    return 'The beats are not those that the unfinished training was begun with, so it cannot go on with them. Nothing of it is lost.';
  }
  return undefined;
}
