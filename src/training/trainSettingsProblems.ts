import type { TrainSettings } from './types';

/** What keeps a run from being started, in a sentence and in its parts for a translation. */
export interface TrainSettingsProblem {
  code:
    | 'folds-invalid'
    | 'test-part-invalid'
    | 'validation-part-invalid'
    | 'learning-rate-invalid'
    | 'batch-invalid'
    | 'epochs-invalid'
    | 'dropout-invalid'
    | 'patience-invalid'
    | 'max-beats-invalid'
    | 'seed-invalid'
    | 'no-beats'
    | 'one-class'
    | 'too-few-beats';
  message: string;
  values: Record<string, string | number>;
}

/** Bounds that keep a slip of the keyboard from filling memory or running for years. */
export const TRAIN_LIMITS = { folds: 100, batchSize: 4096, epochs: 10_000, learningRate: 10 } as const;

/** A run on fewer beats would leave nothing to train or to test on. */
export const FEWEST_BEATS = 10;

/**
 * Everything that keeps a run from being started; an empty list where nothing does.
 *
 * @param counts beats per class of the set; left out where only the settings are asked about
 */
export function trainSettingsProblems(
  settings: TrainSettings,
  counts?: readonly number[],
): TrainSettingsProblem[] {
  const problems: TrainSettingsProblem[] = [];
  const say = (code: TrainSettingsProblem['code'], message: string, values: Record<string, number>) =>
    problems.push({ code, message, values });
  const { protocol, validationFraction, learningRate, batchSize, epochs, dropout, seed } = settings;

  if (protocol.kind === 'kfold' && !whole(protocol.folds, 2, TRAIN_LIMITS.folds)) {
    const { folds } = protocol;
    say('folds-invalid', `${folds} folds are not possible. Choose 2 to ${TRAIN_LIMITS.folds}.`, { folds });
  }
  if (protocol.kind === 'holdout' && !(protocol.testFraction > 0 && protocol.testFraction < 1)) {
    const { testFraction } = protocol;
    say(
      'test-part-invalid',
      `A test part of ${testFraction} is not possible. Choose a number between 0 and 1.`,
      {
        testFraction,
      },
    );
  }
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
  return counts ? [...problems, ...beatProblems(counts, settings)] : problems;
}

function beatProblems(counts: readonly number[], { protocol }: TrainSettings): TrainSettingsProblem[] {
  const beats = counts.reduce((sum, count) => sum + count, 0);
  const classes = counts.filter((count) => count > 0).length;
  const needed = Math.max(FEWEST_BEATS, protocol.kind === 'kfold' ? protocol.folds : 0);
  if (beats === 0) {
    return [
      { code: 'no-beats', message: 'There are no beats to train on. Prepare beats first.', values: {} },
    ];
  }
  if (classes < 2) {
    const message =
      'All beats are of one class: there is nothing to tell apart. Add records that hold other classes.';
    return [{ code: 'one-class', message, values: { beats } }];
  }
  if (beats < needed) {
    const message = `${beats} beats are too few: this protocol needs ${needed}. Add records or choose fewer folds.`;
    return [{ code: 'too-few-beats', message, values: { beats, needed } }];
  }
  return [];
}

function whole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}
