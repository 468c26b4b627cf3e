import { commands } from '../../../state/commands';
import { stopOf } from '../../../state/results/stopOf';
import { Button } from '../../../widgets/Button';
import { Fold } from '../../../widgets/fields/Settings';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import { RunMark } from '../RunMark';
import { runColour } from '../runColour';
import { runLetter } from '../runLetter';
import { StopBadge } from '../StopBadge';
import styles from './Comparison.module.css';
import { ComparisonLabels } from './ComparisonLabels';
import { ComparisonMatrices } from './ComparisonMatrices';
import { ComparisonMeasures } from './ComparisonMeasures';
import { ComparisonCurves, ComparisonDots } from './ComparisonPlots';
import { ComparisonSettings } from './ComparisonSettings';

/** The ticked runs side by side: different settings, and the results. Empty while fewer than two are ticked. */
export function Comparison() {
  const words = useWords().compare;
  const { ids, runs } = useLab((state) => state.comparison);
  if (ids.length < 2) return null;
  return (
    <section className={styles.comparison} aria-label={words.comparison}>
      <div className={styles.head}>
        <h3>{words.comparison}</h3>
        <Button kind="quiet" onClick={() => void commands.compareRuns([])}>
          {words.endComparison}
        </Button>
      </div>
      {runs.length < 2 ? (
        <p>{words.comparisonLoading}</p>
      ) : (
        <>
          <ul className={styles.names}>
            {runs.map((run, index) => (
              <li key={run.id}>
                <RunMark letter={runLetter(index)} colour={runColour(index)} /> {run.title}{' '}
                <StopBadge stop={stopOf(run)} />
              </li>
            ))}
          </ul>
          <ComparisonSettings runs={runs} />
          <ComparisonDots runs={runs} />
          <ComparisonMeasures runs={runs} />
          <ComparisonLabels runs={runs} />
          <ComparisonCurves runs={runs} />
          <Fold summary={words.matrices}>
            <ComparisonMatrices runs={runs} />
          </Fold>
        </>
      )}
    </section>
  );
}
