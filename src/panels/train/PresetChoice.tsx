import { useId } from 'react';
import { PRESETS, type PresetId } from '../../experiment/settings/presets';
import { commands } from '../../state/commands';
import { presetOf } from '../../state/train/presetOf';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './TrainSettingsSide.module.css';

const IDS = Object.keys(PRESETS) as PresetId[];

const WANG = { name: 'wang', doi: '10.1007/s10916-019-1511-2' } as const;

/** The publication that a recipe follows. */
const SOURCES: Record<PresetId, { name: 'wang' | 'wangT' | 'deChazal' | 'kiranyaz'; doi: string }> = {
  lab: WANG,
  quick: WANG,
  intraPatient: WANG,
  interPatient: { name: 'deChazal', doi: '10.1109/TBME.2004.827359' },
  patientSpecific: { name: 'kiranyaz', doi: '10.1109/TBME.2015.2468589' },
  scalogram: { name: 'wangT', doi: '10.3390/e23010119' },
  tutorial: WANG,
  tutorialFaults: WANG,
};

/** The recipes; what the chosen one is, is in sight. None is chosen once a setting was changed. */
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
  const { name, doi } = SOURCES[preset];
  return (
    <p className={styles.own}>
      {presets.source}:{' '}
      <a href={`https://doi.org/${doi}`} target="_blank" rel="noreferrer">
        {presets.sources[name]}
      </a>
    </p>
  );
}
