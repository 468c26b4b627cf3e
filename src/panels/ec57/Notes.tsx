import type { Ec57FileId, Ec57Note } from '../../evaluation/ec57';
import type { Ec57View } from '../../state/ec57/tables';
import { Fold } from '../../widgets/fields/Settings';
import { useWords } from '../useWords';
import styles from './Ec57.module.css';

/** The faults and rules of the programs that readers of the tables have to know, each with the files that it is about. */
export function Notes({ notes, ids }: Pick<Ec57View, 'notes' | 'ids'>) {
  const words = useWords().ec57;
  const faults = notes.filter(({ isFault }) => isFault);
  const rules = notes.filter(({ isFault }) => !isFault);
  return (
    <>
      {faults.length > 0 && (
        <div className={styles.part}>
          <h3>{words.faults}</h3>
          <NoteList notes={faults} ids={ids} />
        </div>
      )}
      {rules.length > 0 && (
        <Fold summary={words.notes}>
          <NoteList notes={rules} ids={ids} />
        </Fold>
      )}
    </>
  );
}

function NoteList({ notes, ids }: { notes: Ec57Note[]; ids: Ec57FileId[] }) {
  const words = useWords().ec57;
  return (
    <ul className={styles.notes}>
      {notes.map(({ code, files, text }) => (
        <li key={code}>
          {words.noteOf({ files: shortly(files, ids).join(', '), text: words.noteTexts[code] ?? text })}
        </li>
      ))}
    </ul>
  );
}

/** The shown of these files; all of a program by its name alone: `bxb`, `bxb-S`. */
function shortly(files: readonly Ec57FileId[], ids: readonly Ec57FileId[]): string[] {
  const programOf = (id: Ec57FileId) => id.split('-')[0]!;
  const names = files
    .filter((id) => ids.includes(id))
    .map((id) => {
      const program = programOf(id);
      const isWhole = ids.every((other) => programOf(other) !== program || files.includes(other));
      return isWhole ? program : id;
    });
  return [...new Set(names)];
}
