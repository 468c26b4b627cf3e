import { useMemo } from 'react';
import { CLASS_NAMES } from '../../beats/types';
import { type PlanWarning, type TrainingPlan, trainingPlan } from '../../state/selectors/trainingPlan';
import type { TrainSettings } from '../../training/types';
import { formatCount, formatDuration, formatPercent } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Train.module.css';

/** What a start would do, in a few sentences, and what speaks against it. */
export function Plan() {
  const words = useWords().train;
  const settings = useLab((state) => state.trainSettings);
  const prepared = useLab((state) => state.prepared);
  // The rate of this visit; else that of the run that is open, which may come from an earlier one.
  const beatsPerSec = useLab((state) => state.training?.beatsPerSec ?? state.openRun?.beatsPerSec);
  const counts = prepared?.counts;
  const plan = useMemo(() => counts && trainingPlan(counts, settings), [counts, settings]);

  if (!plan || !prepared) return <p className={styles.plan}>{words.planUnprepared}</p>;
  return (
    <section className={styles.planSection} aria-label={words.planTitle}>
      {prepared.stale && <p className={styles.warning}>{words.planStale}</p>}
      {plan.beats > 0 && (
        <p className={styles.plan}>
          {sentences(plan, settings, prepared.total, words).join(' ')}{' '}
          {beatsPerSec === undefined
            ? words.planTimeUnknown
            : words.planTime({
                duration: formatDuration(plan.beatsShown / beatsPerSec),
                rate: words.rate(formatCount(beatsPerSec)),
              })}
        </p>
      )}
      {plan.warnings.length > 0 && (
        <ul className={styles.warnings}>
          {plan.warnings.map((warning) => (
            <li key={JSON.stringify(warning)} className={styles.warning}>
              {warningSentence(warning, plan, settings, words)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type TrainWords = ReturnType<typeof useWords>['train'];

function sentences(plan: TrainingPlan, settings: TrainSettings, all: number, words: TrainWords): string[] {
  const first = plan.folds[0]!;
  const folds = settings.protocol.kind === 'kfold';
  const epochs = formatCount(plan.epochs);
  const validation = sum(first.validation);
  return [
    ...(plan.beats < all ? [words.planSample({ used: formatCount(plan.beats), all: formatCount(all) })] : []),
    folds
      ? words.planFolds({ folds: formatCount(plan.folds.length), epochs })
      : words.planHoldout({ epochs }),
    words.planTraining({ training: formatCount(sum(first.training)), folds }),
    validation > 0
      ? words.planValidation({
          validation: formatCount(validation),
          percent: formatPercent(settings.validationFraction, 0),
        })
      : words.planNoValidation,
    words.planTest({ test: formatCount(sum(first.test)), folds }),
  ];
}

function warningSentence(
  warning: PlanWarning,
  plan: TrainingPlan,
  settings: TrainSettings,
  words: TrainWords,
): string {
  if (warning.kind === 'nothing') return words.warningNothing;
  if (warning.kind === 'one-class') return words.warningOneClass;
  const name = CLASS_NAMES[warning.classIndex] ?? '';
  const beats = words.beats(formatCount(warning.beats), warning.beats === 1);
  if (warning.kind === 'class-absent') return words.warningAbsent(name);
  if (warning.kind === 'class-untrained') return words.warningUntrained({ name, beats });
  return settings.protocol.kind === 'kfold'
    ? words.warningUntested({
        name,
        beats,
        folds: formatCount(warning.folds),
        of: formatCount(plan.folds.length),
      })
    : words.warningUntestedHoldout({ name, beats });
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
