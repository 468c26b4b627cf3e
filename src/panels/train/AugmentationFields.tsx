import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { TrainFields } from './TrainFields';
import styles from './TrainSettingsSide.module.css';

/** How training beats are augmented each time they are used. */
export function AugmentationFields() {
  const { input: words } = useWords();
  const isMv = useLab((state) => state.prepareSettings.normalise === 'none');
  const unit = isMv ? words.unit.mv : words.unit.normalised;
  return (
    <>
      <p className={styles.own}>{words.augmentationHint}</p>
      {!isMv && <p className={styles.own}>{words.unitHint}</p>}
      <TrainFields
        section="augmentation"
        adjust={{ augmentation: { fields: { noiseMv: { unit }, baselineMv: { unit } } } }}
      />
    </>
  );
}
