import type { Ec57Comparison, MissingRecord } from '../../state/ec57/types';
import { useWords } from '../useWords';
import styles from './Ec57.module.css';

/** The records that are not in the tables, by the reason. */
export function Missing({ missing }: Pick<Ec57Comparison, 'missing'>) {
  const words = useWords().ec57;
  const reasons: MissingRecord['why'][] = ['gone', 'other-files', 'no-annotator', 'unreadable'];
  return reasons.map((why) => {
    const names = missing
      .filter((each) => each.why === why)
      .map(({ record, reason }) => (reason === '' ? record : words.reasonOf({ record, reason })));
    if (names.length === 0) return null;
    return (
      <p key={why} className={styles.warning}>
        {words.missing[why](names.join(', '))}
      </p>
    );
  });
}
