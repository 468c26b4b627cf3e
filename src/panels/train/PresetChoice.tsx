import { useId } from 'react';
import { commands } from '../../state/commands';
import { type Preset, presetOf } from '../../state/selectors/presetOf';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './TrainSettingsSide.module.css';

const PRESETS: Preset[] = ['lab', 'quick', 'tutorial'];

/** The three recipes with what they are; none is chosen once a setting was changed. */
export function PresetChoice() {
  const words = useWords().train;
  const chosen = useLab((state) => presetOf(state.trainSettings));
  const id = useId();
  return (
    <fieldset className={styles.presets} aria-label={words.presets}>
      {PRESETS.map((preset) => (
        <label key={preset} className={styles.preset}>
          <input
            type="radio"
            name={id}
            checked={preset === chosen}
            aria-label={words.preset[preset]}
            aria-describedby={`${id}-${preset}`}
            onChange={() => commands.choosePreset(preset)}
          />
          <span className={styles.presetName}>{words.preset[preset]}</span>
          <span id={`${id}-${preset}`} className={styles.meaning}>
            {words.presetMeaning[preset]}
          </span>
        </label>
      ))}
      {chosen === undefined && <p className={styles.own}>{words.ownRecipe}</p>}
    </fieldset>
  );
}
