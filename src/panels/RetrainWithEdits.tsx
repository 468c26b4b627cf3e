import { useMemo } from 'react';
import type { RunView } from '../experiment/run/types';
import { commands } from '../state/commands';
import { editsSince } from '../state/results/editsSince';
import { isTraining } from '../state/train/trainingSelectors';
import { Button } from '../widgets/Button';
import styles from './RetrainWithEdits.module.css';
import { useLab } from './useLab';
import { useWords } from './useWords';

/** Which records of the open run were edited since, and the button that trains it again on them; nothing if none was. */
export function RetrainWithEdits({ run }: { run: RunView }) {
  const { retrain: words } = useWords();
  const records = useLab((state) => state.records);
  const rows = useLab((state) => state.edits.rows);
  const isBusy = useLab(isTraining);
  const edited = useMemo(() => editsSince(run, records, rows), [run, records, rows]);
  if (edited.length === 0) return null;
  return (
    <div className={styles.retrain} data-unprinted>
      <p>{words.since(edited.map(({ recordId }) => recordId).join(', '))}</p>
      <Button
        disabled={isBusy}
        title={isBusy ? words.locked : words.hint}
        onClick={() => void commands.retrainWithEdits(run.id)}
      >
        {words.button}
      </Button>
    </div>
  );
}
