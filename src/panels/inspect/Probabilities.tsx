import type { CSSProperties } from 'react';
import type { ListedBeat } from '../../state/types';
import { ClassMark, classColourKey } from '../../widgets/ClassMark';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { formatShare } from '../formatShare';
import { useRunClasses } from '../runClasses';
import { useWords } from '../useWords';
import styles from './Inspect.module.css';

/** The probabilities of all classes, as bars with numbers. */
export function Probabilities({ beat }: { beat: ListedBeat }) {
  const allNames = useRunClasses();
  const words = useWords().inspect;
  return (
    <table className={styles.probabilities}>
      <caption>{words.probabilities}</caption>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{words.class}</VisuallyHidden>
          </th>
          <th scope="col" colSpan={2}>
            <VisuallyHidden>{words.probability}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {beat.probabilities.map((probability, index) => (
          <tr key={allNames[index]}>
            <th scope="row">
              <ClassMark
                classIndex={index}
                name={allNames[index] ?? ''}
                outlined={index !== beat.truth}
                title={index === beat.truth ? words.trueLabel : ''}
              />
            </th>
            <td aria-hidden="true" className={styles.barCell}>
              <span
                className={styles.bar}
                style={
                  {
                    '--bar': `var(--class-${classColourKey(index)})`,
                    width: `${probability * 100}%`,
                    background: index === beat.truth ? 'var(--bar)' : undefined,
                  } as CSSProperties
                }
              />
            </td>
            <td className={styles.number}>{formatShare(probability)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
