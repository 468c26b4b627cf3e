import type { Ec57FileId, Ec57Note } from '../../evaluation/ec57';
import type { Ec57View } from '../../state/ec57/tables';
import { useWords } from '../useWords';
import styles from './Ec57.module.css';

/** The faults and rules of the programs that readers of the tables have to know, each with the files that it is about. */
export function Notes({ notes, ids }: Pick<Ec57View, 'notes' | 'ids'>) {
  const words = useWords().ec57;
  const lists = [
    { title: words.faults, own: notes.filter(({ isFault }) => isFault) },
    { title: words.notes, own: notes.filter(({ isFault }) => !isFault) },
  ];
  return lists.map(
    ({ title, own }) =>
      own.length > 0 && (
        <div key={title} className={styles.part}>
          <h3>{title}</h3>
          <NoteList notes={own} ids={ids} />
        </div>
      ),
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
