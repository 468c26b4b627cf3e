import { commands } from '../state/commands';
import { Button } from '../widgets/Button';
import { Choice } from '../widgets/Choice';
import { formatCount } from '../widgets/format';
import styles from './BeatTools.module.css';
import { useLab } from './useLab';
import { useWords } from './useWords';

const DETECTORS = ['lab', 'pan-tompkins'] as const;

/** What the lab can do with the beats of these records: finding them. */
export function BeatTools({ recordIds }: { recordIds: readonly string[] }) {
  const { annotate: words } = useWords();
  const detector = useLab((state) => state.detector);
  const isFinding = useLab((state) => state.activities.some(({ kind }) => kind === 'finding'));
  const count = recordIds.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more box.
    <div className={styles.tools} role="group" aria-label={words.tools}>
      <Choice
        label={words.detector}
        value={detector}
        options={DETECTORS.map((value) => ({ value, label: words.detectors[value] }))}
        disabled={isFinding}
        onChange={(chosen) => commands.setDetector(chosen)}
      />
      <Button
        disabled={isFinding || count === 0}
        title={count === 0 ? words.findNone : words.findHint(formatCount(count), count === 1)}
        onClick={() => void commands.findBeats([...recordIds])}
      >
        {words.find}
      </Button>
    </div>
  );
}
