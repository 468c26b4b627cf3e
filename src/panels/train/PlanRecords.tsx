import type { Protocol } from '../../experiment/settings/types';
import type { TrainingPlan } from '../../state/train/trainingPlan';
import { formatCount } from '../../widgets/format';
import { useWords } from '../useWords';
import styles from './Train.module.css';

/** The records of the two sides, if the protocol divides by records; unused ones are named. */
export function PlanRecords({ plan, protocol }: { plan: TrainingPlan; protocol: Protocol }) {
  const words = useWords().protocol;
  const lines = linesOf(plan, protocol).filter(([, records]) => records.length > 0);
  if (lines.length === 0) return null;
  return (
    <ul className={styles.records}>
      {lines.map(([line, records]) => (
        <li key={line}>
          {words.planRecords[line]({ count: formatCount(records.length), records: records.join(', ') })}
        </li>
      ))}
    </ul>
  );
}

type Line = 'training' | 'validation' | 'test' | 'pool' | 'leftOut';

function linesOf({ folds, leftOut }: TrainingPlan, protocol: Protocol): [Line, string[]][] {
  if (protocol.kind === 'records' || protocol.kind === 'databases') {
    const { training, validation, test } = folds[0]!.records;
    return [
      ['training', training],
      // Shuffled validation beats are from the training records.
      [
        'validation',
        validation.some((name) => training.includes(name) || test.includes(name)) ? [] : validation,
      ],
      ['test', test],
      ['leftOut', leftOut],
    ];
  }
  if (protocol.kind === 'patientSpecific') {
    const tested = folds.flatMap(({ records }) => records.test);
    const others = new Set(
      folds.flatMap(({ records }) =>
        [...records.training, ...records.validation].filter((name) => !records.test.includes(name)),
      ),
    );
    return [
      ['pool', [...others]],
      ['test', tested],
      ['leftOut', leftOut],
    ];
  }
  return [['leftOut', leftOut]];
}
