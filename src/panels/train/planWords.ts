import type { Protocol, TrainSettings } from '../../experiment/settings/types';
import type { Words } from '../../i18n';
import { dealsRecords, isFoldPerRecord, isOneSplit } from '../../state/train/protocolSide';
import type { PlannedFold, PlanWarning, TrainingPlan } from '../../state/train/trainingPlan';
import { formatCount, formatPercent } from '../../widgets/format';

/** The plan in a few sentences. */
export function planSentences(
  plan: TrainingPlan,
  settings: TrainSettings,
  all: number,
  { train, protocol: words, settings: names }: Words,
): string[] {
  const folds = isOneSplit(settings.protocol) ? undefined : formatCount(plan.folds.length);
  const epochs = formatCount(plan.epochs);
  const range = (part: keyof Omit<PlannedFold, 'records'>) => {
    const sizes = plan.folds.map((fold) => sum(fold[part]));
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    // Equal folds may differ by a beat.
    if (most - least <= 1) return formatCount(sizes[0]);
    return words.range({ least: formatCount(least), most: formatCount(most) });
  };
  return [
    ...(settings.maxBeats !== null && plan.beats < all
      ? [train.planSample({ used: formatCount(plan.beats), all: formatCount(all) })]
      : []),
    folds === undefined ? train.planHoldout({ epochs }) : foldWords(settings.protocol.kind, folds, epochs),
    train.planTraining({ training: range('training'), folds: folds !== undefined }),
    validationWords(),
    (settings.bestEpochOn === 'test' ? words.planTestSeen : train.planTest)({
      ...{ test: range('test'), folds: folds !== undefined },
    }),
    ...(settings.sampling.kind !== 'none' && settings.sampling.when === 'training'
      ? [words.planSampled]
      : []),
  ];

  function foldWords(kind: TrainSettings['protocol']['kind'], count: string, of: string): string {
    const { plan: own } = names.train.protocol.kinds[kind];
    return (own ?? train.planFolds)({ folds: count, epochs: of });
  }

  function validationWords(): string {
    if (settings.bestEpochOn === 'test') return words.planValidationTest;
    if (plan.folds.every((fold) => sum(fold.validation) === 0)) return train.planNoValidation;
    const validation = range('validation');
    return settings.validationBy === 'patients'
      ? words.planValidationPatients({ validation })
      : train.planValidation({ validation, percent: formatPercent(settings.validationFraction, 0) });
  }
}

/** The relevant warnings: if each fold tests one record, it is normal that a record lacks a class. */
export function relevantWarnings({ warnings, folds }: TrainingPlan, protocol: Protocol): PlanWarning[] {
  if (!isFoldPerRecord(protocol)) return warnings;
  return warnings.filter((warning) => warning.kind !== 'class-untested' || warning.folds === folds.length);
}

/** The sentence of a warning about a plan. @param names of the classes */
export function warningSentence(
  warning: PlanWarning,
  plan: TrainingPlan,
  settings: Protocol,
  { train: words, protocol }: Words,
  names: readonly string[],
): string {
  if (warning.kind === 'no-beats') return words.warningNoBeats;
  if (warning.kind === 'one-class') return words.warningOneClass;
  const name = names[warning.classIndex] ?? '';
  const beats = words.beats(formatCount(warning.beats), warning.beats === 1);
  if (warning.kind === 'class-absent') return words.warningAbsent(name);
  if (warning.kind === 'class-untrained') return words.warningUntrained({ name, beats });
  const isByRecord = dealsRecords(settings);
  const folds = { folds: formatCount(warning.folds), of: formatCount(plan.folds.length) };
  if (isByRecord && warning.folds === plan.folds.length) return protocol.warningUntested({ name, beats });
  if (isByRecord) return protocol.warningUntestedFolds({ name, beats, ...folds });
  return plan.folds.length > 1
    ? words.warningUntested({ name, beats, ...folds })
    : words.warningUntestedHoldout({ name, beats });
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
