import { Settings } from '../../widgets/fields/Settings';
import { ShareButton } from '../ShareButton';
import { useWords } from '../useWords';
import { RecipeCards } from './RecipeCards';
import styles from './TrainSettingsSide.module.css';

/** What is chosen first, and the way to share it with all changes. @param locked a training uses the settings */
export function RecipeColumn({ locked }: { locked: boolean }) {
  const words = useWords().train;
  return (
    <div className={styles.column}>
      <fieldset className={styles.side} disabled={locked}>
        {locked && <p className={styles.note}>{words.lockedWhileTraining}</p>}
        <Settings title={words.presets}>
          <RecipeCards />
        </Settings>
      </fieldset>
      <ShareButton of="page" />
    </div>
  );
}
