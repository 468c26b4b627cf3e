import { commands } from '../../state/commands';
import type { RecordEntry } from '../../state/types';
import { Choice } from '../../widgets/Choice';
import { useLab } from '../useLab';
import { usePageWords, useWords } from '../useWords';
import styles from './Viewer.module.css';

/** Whose annotations are shown and used; what the lab wrote into its own. */
export function AnnotatorField({ record }: { record: RecordEntry }) {
  const { annotate: words } = useWords();
  const { records } = usePageWords();
  const isBusy = useLab((state) =>
    state.activities.some(({ kind }) => kind === 'importing' || kind === 'finding'),
  );
  const { id, annotator, annotators, labNote } = record;
  if (annotator === undefined) return <span className={styles.note}>{records.noneMarked}</span>;
  return (
    <span title={labNote === undefined ? undefined : records.byLab(labNote)}>
      <Choice
        label={words.annotator}
        value={annotator}
        options={annotators.map((value) => ({ value, label: value }))}
        disabled={isBusy || annotators.length < 2}
        onChange={(chosen) => void commands.chooseAnnotator(id, chosen)}
      />
    </span>
  );
}
