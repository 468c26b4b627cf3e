import type { Ec57View } from '../../state/ec57/tables';
import { useWords } from '../useWords';
import styles from './Ec57.module.css';

/** The rules and faults of the programs that readers of the tables have to know, each with the files that it is about. */
export function Notes({ notes, ids }: Pick<Ec57View, 'notes' | 'ids'>) {
  const words = useWords().ec57;
  return (
    <div className={styles.part}>
      <h3>{words.notes}</h3>
      <ol className={styles.notes}>
        {notes.map(({ code, files, text }) => (
          <li key={code}>
            {words.noteOf({
              files: files.filter((id) => ids.includes(id)).join(', '),
              text: words.noteTexts[code] ?? text,
            })}
          </li>
        ))}
      </ol>
    </div>
  );
}
