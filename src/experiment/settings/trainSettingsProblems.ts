import type { BeatIndex } from '../../beats/types';
import { planFolds } from '../plan/planFolds';
import { learningProblems } from './learningProblems';
import { protocolProblems, recordProblems } from './protocolProblems';
import { FEWEST_BEATS, problemList, TRAIN_LIMITS, type TrainSettingsProblem, whole } from './rules';
import type { TrainSettings } from './types';

export {
  FEWEST_BEATS,
  TRAIN_LIMITS,
  type TrainSettingsProblem,
  type TrainSettingsProblemCode,
} from './rules';

/**
 * Everything that keeps a run from being started; an empty list where nothing does.
 *
 * @param counts beats per class of the set; left out where only the settings are asked about
 * @param index the beats of the set; left out, it is not asked whether the protocol suits the records
 * @param plan `planFolds`, or what remembers its answers
 */
export function trainSettingsProblems(
  settings: TrainSettings,
  counts?: readonly number[],
  index?: BeatIndex,
  plan = planFolds,
): TrainSettingsProblem[] {
  const problems = [
    ...protocolProblems(settings),
    ...courseProblems(settings),
    ...learningProblems(settings),
    ...(counts ? beatProblems(counts, settings) : []),
  ];
  return problems.length === 0 && index ? recordProblems(index, settings, plan) : problems;
}

/** What cannot be of validation, optimiser, length and chance. */
function courseProblems(settings: TrainSettings): TrainSettingsProblem[] {
  const { problems, say } = problemList();
  const { validationFraction, learningRate, batchSize, epochs, dropout, seed } = settings;
  if (!(validationFraction >= 0 && validationFraction < 1)) {
    const message = `A validation part of ${validationFraction} is not possible. Choose 0 to less than 1.`;
    say('validation-part-invalid', message, { validationFraction });
  }
  if (!(learningRate > 0 && learningRate <= TRAIN_LIMITS.learningRate)) {
    const message = `A learning rate of ${learningRate} is not possible. Choose more than 0, ${TRAIN_LIMITS.learningRate} at most.`;
    say('learning-rate-invalid', message, { learningRate });
  }
  if (!whole(batchSize, 1, TRAIN_LIMITS.batchSize)) {
    const message = `A batch of ${batchSize} beats is not possible. Choose 1 to ${TRAIN_LIMITS.batchSize}.`;
    say('batch-invalid', message, { batchSize });
  }
  if (!whole(epochs, 1, TRAIN_LIMITS.epochs)) {
    say('epochs-invalid', `${epochs} epochs are not possible. Choose 1 to ${TRAIN_LIMITS.epochs}.`, {
      epochs,
    });
  }
  if (!(dropout >= 0 && dropout < 1)) {
    say('dropout-invalid', `A dropout of ${dropout} is not possible. Choose 0 to less than 1.`, { dropout });
  }
  const { earlyStoppingEpochs, maxBeats } = settings;
  if (earlyStoppingEpochs !== null && !whole(earlyStoppingEpochs, 1, TRAIN_LIMITS.epochs)) {
    const message = `Stopping after ${earlyStoppingEpochs} epochs without progress is not possible. Choose 1 or more, or never.`;
    say('patience-invalid', message, { earlyStoppingEpochs });
  }
  if (maxBeats !== null && !whole(maxBeats, FEWEST_BEATS, Number.MAX_SAFE_INTEGER)) {
    const message = `A sample of ${maxBeats} beats is not possible. Choose ${FEWEST_BEATS} or more, or all.`;
    say('max-beats-invalid', message, { maxBeats });
  }
  if (!whole(seed, 0, 0xffffffff)) {
    say('seed-invalid', `The seed must be a whole number from 0 to 4294967295, not ${seed}.`, { seed });
  }
  return problems;
}

function beatProblems(counts: readonly number[], { protocol }: TrainSettings): TrainSettingsProblem[] {
  const { problems, say } = problemList();
  const beats = counts.reduce((sum, count) => sum + count, 0);
  const classes = counts.filter((count) => count > 0).length;
  const needed = Math.max(FEWEST_BEATS, protocol.kind === 'kfold' ? protocol.folds : 0);
  if (beats === 0) say('no-beats', 'There are no beats to train on. Prepare beats first.', {});
  else if (classes < 2) {
    const message =
      'All beats are of one class: there is nothing to tell apart. Add records that hold other classes.';
    say('one-class', message, { beats });
  } else if (beats < needed) {
    const message = `${beats} beats are too few: this protocol needs ${needed}. Add records or choose fewer folds.`;
    say('too-few-beats', message, { beats, needed });
  }
  return problems;
}
