import { useWords } from '../useWords';
import styles from './Ec57.module.css';

/** What the region is, and what the standard requires. */
export function Lead() {
  const { lead, requires } = useWords().ec57;
  return (
    <div className={styles.sentences}>
      <p>{lead}</p>
      <p className={styles.hint}>{requires}</p>
    </div>
  );
}
