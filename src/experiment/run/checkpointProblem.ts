import { canonicalJson } from '../../base/canonicalJson';
import type { TrainSettings } from '../settings/types';
import { upgradeTrainSettings } from '../settings/upgradeExperiment';
import type { Checkpoint } from './types';

/**
 * Why a run cannot resume from a checkpoint, as a sentence for the person: other settings were requested, or the beats
 * differ. undefined if it can resume.
 */
export function checkpointProblem(
  checkpoint: Checkpoint,
  asked: { settings: TrainSettings; classCount: number; beats: string },
): string | undefined {
  const { settings, classCount, beats } = checkpoint;
  // Checkpoints of earlier versions lack settings that were added since; their values follow from the declarations.
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
