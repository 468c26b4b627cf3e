import type { Ec57FileId } from '../../evaluation/ec57';
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
              files: shortList(files, ids),
              text: words.noteTexts[code] ?? text,
            })}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The files by their programs, with options only where not all of a program's files are meant: `bxb -L -l, vruns`. */
function shortList(files: readonly Ec57FileId[], shown: readonly Ec57FileId[]): string {
  const programs = new Map<string, { options: string[]; isPart: boolean }>();
  for (const id of shown) {
    const [program = id, option] = id.split('-');
    const entry = programs.get(program) ?? { options: [], isPart: false };
    if (!files.includes(id)) entry.isPart = true;
    else entry.options.push(option === undefined ? '' : ` -${option}`);
    programs.set(program, entry);
  }
  return [...programs]
    .filter(([, { options }]) => options.length > 0)
    .map(([program, { options, isPart }]) => (isPart ? program + options.join('') : program))
    .join(', ');
}
