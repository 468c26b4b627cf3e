import { useId } from 'react';
import { PRESETS, type PresetId } from '../../experiment/settings/presets';
import { commands } from '../../state/commands';
import { presetOf } from '../../state/train/presetOf';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './TrainSettingsSide.module.css';

const IDS = Object.keys(PRESETS) as PresetId[];

/** The recipes, with the description of the chosen one. None is chosen once a setting was changed. */
export function PresetChoice() {
  const { train, presets } = useWords();
  const chosen = useLab((state) => presetOf(state.prepareSettings, state.trainSettings));
  const id = useId();
  return (
    <fieldset className={styles.presets} aria-label={train.presets}>
      {IDS.map((preset) => (
        <label key={preset} className={styles.preset}>
          <input
            type="radio"
            name={id}
            checked={preset === chosen}
            aria-label={presets.names[preset]}
            aria-describedby={`${id}-${preset}`}
            onChange={() => commands.choosePreset(preset)}
          />
          <span className={styles.presetName}>{presets.names[preset]}</span>
          {preset === chosen ? (
            <span id={`${id}-${preset}`} className={styles.meaning}>
              {presets.meanings[preset]}
            </span>
          ) : (
            <VisuallyHidden>
              <span id={`${id}-${preset}`}>{presets.meanings[preset]}</span>
            </VisuallyHidden>
          )}
        </label>
      ))}
      {chosen ? <Source preset={chosen} /> : <p className={styles.own}>{train.ownRecipe}</p>}
    </fieldset>
  );
}

function Source({ preset }: { preset: PresetId }) {
  const { presets } = useWords();
  const { paper, doi } = PRESETS[preset].source;
  return (
    <p className={styles.own}>
      {presets.source}:{' '}
      <a href={`https://doi.org/${doi}`} target="_blank" rel="noreferrer">
        {presets.sources[paper]}
      </a>
    </p>
  );
}
