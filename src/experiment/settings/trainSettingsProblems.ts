import { settingProblems } from '../../base/settings/problems';
import type { BeatIndex } from '../../beats/types';
import { planFolds } from '../plan/planFolds';
import { declarationOf } from '../protocols';
import { type AddProblem, problemList, type TrainSettingsProblem } from './problems';
import { recordProblems } from './recordProblems';
import { FEWEST_BEATS, TRAIN } from './trainSettings';
import type { TrainSettings } from './types';

/**
 * Everything that prevents a run from starting; an empty list if nothing does.
 *
 * @param counts beats per class of the set; omit it to check only the settings
 * @param index the beats of the set; omit it to skip the check that the protocol suits the records
 * @param plan `planFolds`, or a function that caches its results
 */
export function trainSettingsProblems(
  settings: TrainSettings,
  counts?: readonly number[],
  index?: BeatIndex,
  plan = planFolds,
): TrainSettingsProblem[] {
  const invalid = settingProblems(TRAIN, settings, 'train');
  const problems = [
    ...invalid,
    // Combinations are checked once each single value is valid.
    ...(invalid.length === 0 ? jointProblems(settings) : []),
    ...(counts ? beatProblems(counts, settings) : []),
  ];
  return problems.length === 0 && index ? recordProblems(index, settings, plan) : problems;
}

/** What no single value shows. */
function jointProblems(settings: TrainSettings): TrainSettingsProblem[] {
  const { protocol, classWeights, ownWeights, network, sampling, adaptation } = settings;
  const { problems, addProblem } = problemList();
  declarationOf(protocol).problems?.(protocol, addProblem);
  if (classWeights === 'own' && !ownWeights.some(Boolean)) {
    const weights = ownWeights.join(', ');
    const message = `Class weights of ${weights} are not possible. Choose more than 0 for some class.`;
    addProblem('weights-invalid', message, { weights });
  }
  if (network.kind === 'context' && sampling.kind !== 'none') {
    const message =
      'The network over stretches of beats needs the beats of a record in their order, so that rare classes can be neither over- nor undersampled. Choose no sampling, and class weights instead.';
    addProblem('sampling-of-stretches', message, {});
  }
  if (network.kind === 'scalogram' && adaptation === 'centres') {
    const message =
      'The 2-D network has no hidden layer in which beats could be compared, so that those of the tested record have no centres. Choose another adaptation or none, or another network.';
    addProblem('adaptation-of-images', message, {});
  }
  if (network.kind === 'unet') sectionProblems(settings, addProblem);
  return problems;
}

/** What a network does not do that takes whole records in place of beats. */
function sectionProblems(
  { sampling, maxBeats, loss, adaptation, augmentation }: TrainSettings,
  addProblem: AddProblem,
): void {
  const picksBeats = sampling.kind !== 'none' || maxBeats !== null || loss.kind === 'batchWeighted';
  if (picksBeats || augmentation.references > 1) {
    const message =
      'The beat-free network learns from whole records, not from single beats. Choose all beats, no sampling, a loss that is not weighted batch by batch, and no further references; class weights are possible.';
    addProblem('sampling-of-sections', message, {});
  }
  if (augmentation.shiftMs > 0) {
    const message =
      'The beat-free network learns where beats are, and its sections begin anywhere: a shift in time is not possible. Choose a shift of 0.';
    addProblem('shift-of-sections', message, {});
  }
  if (adaptation !== 'none') {
    const message =
      'The beat-free network finds its beats itself, and is not adapted to the tested record. Choose no adaptation, or another network.';
    addProblem('adaptation-of-sections', message, {});
  }
}

function beatProblems(counts: readonly number[], { protocol }: TrainSettings): TrainSettingsProblem[] {
  const { problems, addProblem } = problemList();
  const beats = counts.reduce((sum, count) => sum + count, 0);
  const classes = counts.filter((count) => count > 0).length;
  const needed = Math.max(FEWEST_BEATS, declarationOf(protocol)?.beatsNeeded?.(protocol) ?? 0);
  if (beats === 0) addProblem('no-beats', 'There are no beats to train on. Prepare beats first.', {});
  else if (classes < 2) {
    const message =
      'All beats are of one class: there is nothing to tell apart. Add records that hold other classes.';
    addProblem('one-class', message, { beats });
  } else if (beats < needed) {
    const message = `${beats} beats are too few: this protocol needs ${needed}. Add records or choose fewer folds.`;
    addProblem('too-few-beats', message, { beats, needed });
  }
  return problems;
}
