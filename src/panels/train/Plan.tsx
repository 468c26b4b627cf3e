import { useMemo } from 'react';
import { classNamesOf } from '../../state/beats/classNames';
import { commands } from '../../state/commands';
import { type TrainingPlan, trainingPlan } from '../../state/train/trainingPlan';
import { Button } from '../../widgets/Button';
import { formatCount } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { PlanFolds } from './PlanFolds';
import { PlanRecords } from './PlanRecords';
import { PlanTime } from './PlanTime';
import { planSentences, relevantWarnings, warningSentence } from './planWords';
import styles from './Train.module.css';
import { usePreflight } from './usePreflight';

/** What a start would do, in a few sentences and as a table, with warnings. What prevents it is said beside Start. */
export function Plan() {
  const words = useWords();
  const { train } = words;
  const settings = useLab((state) => state.trainSettings);
  const prepared = useLab((state) => state.prepared);
  const { index, plans } = usePreflight();
  const classCount = prepared?.settings.classCount ?? 0;
  const { batchSize, epochs, sampling } = settings;
  const plan = useMemo(
    (): TrainingPlan | undefined =>
      index && plans.length > 0
        ? trainingPlan({ index, plans, classCount, settings: { batchSize, epochs, sampling } })
        : undefined,
    [index, plans, classCount, batchSize, epochs, sampling],
  );

  const warnings = plan ? relevantWarnings(plan, settings.protocol) : [];
  return (
    <section className={styles.planSection} aria-label={train.planTitle}>
      {prepared?.stale && <p className={styles.warning}>{train.planStale}</p>}
      {!prepared && <p className={styles.plan}>{train.planUnprepared}</p>}
      {plan && prepared && (
        <>
          <p className={styles.plan}>
            {planSentences(plan, settings, prepared.total, words).join(' ')} <PlanTime plan={plan} />
          </p>
          {prepared.earlier && <Dealt places={prepared.earlier.length} />}
          <PlanRecords plan={plan} protocol={settings.protocol} />
          {warnings.length > 0 && (
            <ul className={styles.warnings}>
              {warnings.map((warning) => (
                <li key={JSON.stringify(warning)} className={styles.warning}>
                  {warningSentence(warning, plan, settings.protocol, words, classNamesOf(prepared.settings))}
                </li>
              ))}
            </ul>
          )}
          <PlanFolds
            plan={plan}
            protocol={settings.protocol}
            rows={prepared.settings.rows}
            classCount={classCount}
          />
        </>
      )}
    </section>
  );
}

/** Says that folds are dealt by other beats than those that are there, and offers to deal by these. */
function Dealt({ places }: { places: number }) {
  const { retrain: words } = useWords();
  return (
    <p className={styles.plan}>
      {words.dealt(formatCount(places), places === 1)}{' '}
      <Button kind="quiet" onClick={() => commands.dealAnew()}>
        {words.dealAnew}
      </Button>
    </p>
  );
}
