import type { AugmentationSettings } from '../../experiment/settings/types';
import { commands } from '../../state/commands';
import { CheckField } from '../../widgets/fields/CheckField';
import { NumberField } from '../../widgets/fields/NumberField';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './TrainSettingsSide.module.css';

/** How training beats are changed each time they are shown. */
export function AugmentationFields() {
  const { input: words } = useWords();
  const augmentation = useLab((state) => state.trainSettings.augmentation);
  const isMv = useLab((state) => state.prepareSettings.normalise === 'none');
  const unit = isMv ? words.unit.mv : words.unit.normalised;
  const change = (part: Partial<AugmentationSettings>) =>
    commands.setTrainSettings({ augmentation: { ...augmentation, ...part } });
  return (
    <>
      <p className={styles.own}>{words.augmentationHint}</p>
      {!isMv && <p className={styles.own}>{words.unitHint}</p>}
      <NumberField
        label={words.noise}
        unit={unit}
        value={augmentation.noiseMv}
        min={0}
        max={10}
        step={0.01}
        onChange={(noiseMv) => change({ noiseMv })}
      />
      <NumberField
        label={words.scale}
        hint={words.scaleHint}
        value={augmentation.scale}
        min={0}
        max={1}
        step={0.05}
        onChange={(scale) => change({ scale })}
      />
      <NumberField
        label={words.shift}
        hint={words.shiftHint}
        unit="ms"
        value={augmentation.shiftMs}
        min={0}
        max={1000}
        step={5}
        onChange={(shiftMs) => change({ shiftMs })}
      />
      <NumberField
        label={words.baseline}
        hint={words.baselineHint}
        unit={unit}
        value={augmentation.baselineMv}
        min={0}
        max={10}
        step={0.05}
        onChange={(baselineMv) => change({ baselineMv })}
      />
      <CheckField
        label={words.flip}
        hint={words.flipHint}
        checked={augmentation.flip}
        onChange={(flip) => change({ flip })}
      />
      <CheckField
        label={words.swapLeads}
        hint={words.swapLeadsHint}
        checked={augmentation.swapLeads}
        onChange={(swapLeads) => change({ swapLeads })}
      />
    </>
  );
}
