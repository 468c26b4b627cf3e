import { problemSentence } from '../../i18n';
import type { RecordEntry } from '../../state/types';
import { Fold } from '../../widgets/fields/Settings';
import { formatClock, formatCount } from '../../widgets/format';
import { usePageWords } from '../useWords';
import styles from './RecordsPanel.module.css';

/** The state `no-annotations` is this problem in a few words. */
const SAID_BY_STATE = 'annotations-missing';

/** Why a record is not used, or what is missing or wrong with it, in words. */
export function RecordState({ record }: { record: RecordEntry }) {
  const { records: words, problems } = usePageWords();
  const [first, ...others] = record.problems
    .filter(({ code }) => code !== SAID_BY_STATE)
    .map((problem) => words.inShort[problem.code] ?? problemSentence(problems, problem));
  const { untickedBecause } = record;
  const leftOut =
    untickedBecause === undefined || untickedBecause === 'no-annotations' || untickedBecause === 'incomplete'
      ? undefined
      : words[untickedBecause];
  const calm = record.state === 'ready' && leftOut === undefined;
  return (
    <>
      <span className={calm ? styles.ready : undefined}>
        {(record.state === 'ready' && leftOut) || words.state[record.state]}
      </span>
      {record.labNote !== undefined && <p className={styles.origin}>{words.byLab(record.labNote)}</p>}
      {record.flat?.map(({ lead, sec }) => (
        <p key={lead} className={styles.problem}>
          {words.flat(lead, formatClock(sec))}
        </p>
      ))}
      {first !== undefined && <p className={styles.problem}>{first}</p>}
      {others.length > 0 && (
        <div className={styles.more}>
          <Fold summary={words.moreProblems(formatCount(others.length))}>
            {others.map((sentence) => (
              <p key={sentence} className={styles.problem}>
                {sentence}
              </p>
            ))}
          </Fold>
        </div>
      )}
    </>
  );
}
