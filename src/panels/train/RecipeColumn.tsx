import { Settings } from '../../widgets/fields/Settings';
import { useWords } from '../useWords';
import { RecipeCards } from './RecipeCards';
import styles from './TrainSettingsSide.module.css';

/** What is chosen first. @param locked a training uses the settings */
export function RecipeColumn({ locked }: { locked: boolean }) {
  const words = useWords().train;
  return (
    <fieldset className={styles.side} disabled={locked}>
      {locked && <p className={styles.note}>{words.lockedWhileTraining}</p>}
      <Settings title={words.presets}>
        <RecipeCards />
      </Settings>
    </fieldset>
  );
}
