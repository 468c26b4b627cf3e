import { Fold, Settings } from '../../widgets/Settings';
import { useWords } from '../useWords';
import { ChoosingFields } from './ChoosingFields';
import { NetworkFields } from './NetworkFields';
import { OptimiserFields } from './OptimiserFields';
import { PresetChoice } from './PresetChoice';
import { ProtocolFields } from './ProtocolFields';
import { SampleFields } from './SampleFields';
import { SeedField } from './SeedField';
import styles from './TrainSettingsSide.module.css';

/** The settings column: the recipe and the protocol in sight, the rest folded. */
export function TrainSettingsSide({ locked }: { locked: boolean }) {
  const words = useWords().train;
  return (
    <fieldset className={styles.side} disabled={locked}>
      {locked && <p className={styles.note}>{words.lockedWhileTraining}</p>}
      <Settings title={words.presets}>
        <PresetChoice />
      </Settings>
      <Settings title={words.protocol}>
        <ProtocolFields />
        <SampleFields />
      </Settings>
      <Fold summary={words.optimisation}>
        <OptimiserFields />
      </Fold>
      <Fold summary={words.network}>
        <NetworkFields />
      </Fold>
      <Fold summary={words.choosing}>
        <ChoosingFields />
      </Fold>
      <Fold summary={words.chance}>
        <SeedField />
      </Fold>
    </fieldset>
  );
}
